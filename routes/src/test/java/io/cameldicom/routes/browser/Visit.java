package io.cameldicom.routes.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * One person at a browser with one page, without cookies or passwords of others. Whatever the console of the browser complains
 * of, and each request to another machine, is a complaint that fails the test unless it was expected.
 */
final class Visit implements AutoCloseable {
    /** A page of a machine that is busy with other things takes its time. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int UNAUTHORIZED = 401;

    private static final Path PICTURES = Path.of(System.getProperty("dicom.root"), "routes", "target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private Predicate<String> expected = complaint -> false;

    private Visit(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(PATIENCE.toMillis());
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> complaints.add("error: " + error.error()));
        context.onRequest(request -> {
            URI uri = URI.create(request.url());
            if (!List.of("data", "blob").contains(uri.getScheme()) && !"127.0.0.1".equals(uri.getHost())) {
                complaints.add("request to another machine: " + uri);
            }
        });
        this.page = context.newPage();
    }

    /** How somebody looks at pages. */
    static final class Manner {
        private final Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setColorScheme(ColorScheme.LIGHT);

        /** With a name and a password for whoever asks by HTTP Basic. */
        Manner as(String user, String password) {
            options.setHttpCredentials(user, password);
            return this;
        }

        Manner screen(int width, int height) {
            options.setViewportSize(width, height);
            return this;
        }

        /** A telephone, held upright. */
        Manner phone() {
            options.setIsMobile(true).setHasTouch(true).setDeviceScaleFactor(2);
            return screen(360, 740);
        }

        Manner dark() {
            options.setColorScheme(ColorScheme.DARK);
            return this;
        }

        Manner withoutJavaScript() {
            options.setJavaScriptEnabled(false);
            return this;
        }

        Visit begin(Browser browser) {
            return new Visit(browser.newContext(options));
        }
    }

    Page page() {
        return page;
    }

    /** Goes there, and waits until the page is loaded. */
    Response open(String address) {
        return page.navigate(address);
    }

    /** Whether the server wants a name and a password that this visit does not have; a person would be asked for them. */
    boolean isRefused(String address) {
        try {
            return open(address).status() == UNAUTHORIZED;
        } catch (PlaywrightException e) {
            return e.getMessage().contains("ERR_INVALID_AUTH_CREDENTIALS");
        }
    }

    /** Complaints with this text are no failure in this visit. */
    Visit expecting(String text) {
        expected = expected.or(complaint -> complaint.contains(text));
        return this;
    }

    /** Keeps the whole page as a picture in {@code target/screenshots}. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What went wrong without being expected. */
    List<String> complaints() {
        return complaints.stream().filter(expected.negate()).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
