package io.cameldicom.routes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One browser for a class, and for each test visits of its own. A test fails where a visit has complaints; of one that fails,
 * the pages are kept as pictures {@code failed-…}.
 */
final class Visits implements BeforeAllCallback, AfterAllCallback, AfterEachCallback {
    private final List<Visit> open = new ArrayList<>();
    private Chromium chromium;

    @Override
    public void beforeAll(ExtensionContext context) {
        chromium = Chromium.start();
    }

    /** Begins a visit, which ends with the test. */
    Visit begin(UnaryOperator<Visit.Manner> manner) {
        Visit visit = manner.apply(new Visit.Manner()).begin(chromium.browser());
        open.add(visit);
        return visit;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> complaints =
                open.stream().flatMap(visit -> visit.complaints().stream()).toList();
        if (context.getExecutionException().isPresent() || !complaints.isEmpty()) {
            String test = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName();
            for (int i = 0; i < open.size(); i++) {
                keep(open.get(i), "failed-" + test + "-" + (i + 1));
            }
        }
        open.forEach(Visit::close);
        open.clear();
        assertThat(complaints).as("complaints of the browser").isEmpty();
    }

    private static void keep(Visit visit, String name) {
        try {
            visit.picture(name);
        } catch (PlaywrightException e) {
            // the browser itself may be what failed
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (chromium != null) {
            chromium.close();
        }
    }
}
