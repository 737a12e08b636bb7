package io.cameldicom.routes.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.cameldicom.test.FaultyPeer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class DashboardIT {
    private static final String REFUSES = "object *: status C123 comment \"SMITH^JOHN\"";
    private static final String PATIENT = "SMITH";

    @RegisterExtension
    static final Visits VISITS = new Visits();

    @TempDir
    Path folder;

    private FaultyPeer peer;
    private Watched application;

    @BeforeEach
    void start() throws Exception {
        peer = FaultyPeer.start("object *: delay 100ms");
        application = new Watched(folder, peer.address()).start();
    }

    @AfterEach
    void end() {
        application.close();
        peer.close();
    }

    @Test
    void figuresMoveAndAFailureComesWithItsReasonAndIsSentAgainByAButtonAllWithoutLoadingThePageAgain()
            throws Exception {
        Visit visit = admin();
        Page page = visit.page();
        page.evaluate("() => { window.loaded = 'once'; }");
        assertThat(page.locator("#headline")).containsText("All files are sent");
        assertThat(page.locator("#live")).containsText("by themselves");
        assertThat(figure(page, "In the inbox")).hasText("0");
        visit.picture("dashboard-empty");

        application.drop(200);
        assertThat(page.locator("#headline")).containsText("Files are on their way");
        assertThat(figure(page, "In the inbox")).not().hasText("0");
        assertThat(sent(page)).containsText(Pattern.compile("^[1-9]\\d*\\sfile"));
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        visit.picture("dashboard-busy");
        assertThat(sent(page)).containsText("200 files");
        assertThat(figure(page, "In the inbox")).hasText("0");
        assertThat(page.locator("#studies")).containsText("all sent");

        peer.script(REFUSES);
        application.drop(2);
        Files.writeString(application.inbox().resolve("SMITH^JOHN.txt"), "no image ".repeat(40));
        Locator failures = page.locator("#failures");
        assertThat(failures).containsText("not-dicom");
        assertThat(failures.getByText("refused", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(2);
        assertThat(figure(page, "In quarantine")).hasText("3");
        assertThat(page.locator("#headline")).containsText("Somebody has to look");
        assertThat(page).hasTitle(Pattern.compile("Somebody has to look"));
        visit.picture("dashboard-failures");
        assertThat(Look.problems(page)).isEmpty();
        assertThat(page.content()).doesNotContain(PATIENT);

        peer.clear();
        button(page, "2 files of cause refused").click();
        assertThat(page.locator("#result")).containsText("refused: 2 put back");
        assertThat(figure(page, "In quarantine")).hasText("1");
        assertThat(sent(page)).containsText("202 files");
        assertThat(failures.getByText("refused", new Locator.GetByTextOptions().setExact(true)))
                .hasCount(0);
        visit.picture("dashboard-sent-again");
        application.awaitSent(202);
        assertThat(page.content()).doesNotContain(PATIENT);
        assertThat(application.output()).doesNotContain(PATIENT);
    }

    @Test
    void aViewerSeesTheSameAndHasNoButtonAndAStrangerSeesNothing() throws Exception {
        peer.script(REFUSES);
        application.drop(1);
        application.awaitQuarantined(1);

        Page page = open(VISITS.begin(manner -> manner.as(Watched.VIEWER, Watched.password(Watched.VIEWER))))
                .page();
        assertThat(page.locator("#quarantine")).containsText("refused");
        assertThat(page.locator("#quarantine")).containsText("by an admin only");
        assertThat(page.locator("footer")).containsText("You are victor, who may look but change nothing");
        assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(Look.problems(page)).isEmpty();

        Visit stranger = VISITS.begin(manner -> manner).expecting("401");
        assertThat(stranger.isRefused(application.dashboard())).isTrue();
        APIResponse answer = stranger.page().request().get(application.dashboard());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).doesNotContain("inbox", "quarantine", peer.aeTitle());
        Visit guesser = VISITS.begin(manner -> manner.as(Watched.ADMIN, "wrong horse of anna"))
                .expecting("401");
        assertThat(guesser.isRefused(application.dashboard())).isTrue();
    }

    @Test
    void withoutJavaScriptThereAreTheSameFiguresAndTheButtonWorks() throws Exception {
        application.drop(3);
        application.awaitSent(3);
        peer.script(REFUSES);
        application.drop(1);
        application.awaitQuarantined(1);
        Page moving = admin().page();
        assertThat(sent(moving)).containsText("3 files");
        assertThat(figure(moving, "In quarantine")).hasText("1");
        assertThat(figure(moving, "In the inbox")).hasText("0");

        Visit visit = VISITS.begin(manner ->
                manner.as(Watched.ADMIN, Watched.password(Watched.ADMIN)).withoutJavaScript());
        visit.open(application.dashboard());
        Page page = visit.page();
        assertThat(page.locator("#live")).containsText("Load the page again");
        assertThat(sent(page)).containsText("3 files");
        for (String section : List.of("#headline", "#inbox", "#quarantine table", "#failures")) {
            assertThat(page.locator(section).innerText())
                    .as(section)
                    .isEqualTo(moving.locator(section).innerText());
        }
        visit.picture("dashboard-without-javascript");

        peer.clear();
        button(page, "1 file of cause refused").click();
        assertThat(page.locator("#result")).containsText("refused: 1 put back");
        application.awaitSent(4);
        page.reload();
        assertThat(sent(page)).containsText("4 files");
    }

    @Test
    void onATelephoneNothingIsWiderThanTheScreenAndInTheDarkEverythingCanBeRead() throws Exception {
        peer.script(REFUSES);
        application.drop(2);
        Files.writeString(application.inbox().resolve("SMITH^JOHN.txt"), "no image ".repeat(40));
        application.awaitQuarantined(3);
        peer.script("object *: delay 1s");
        application.drop(50);

        for (String light : List.of("light", "dark")) {
            Visit phone = open(VISITS.begin(manner ->
                    asAdmin(light.equals("dark") ? manner.dark() : manner).phone()));
            look(phone, "dashboard-phone-" + light);
            Visit desk = open(VISITS.begin(manner -> asAdmin(light.equals("dark") ? manner.dark() : manner)));
            look(desk, "dashboard-" + light);
        }
    }

    @Test
    void aDestinationThatIsAwayIsSaidInWordsAndThatItIsBackToo() throws Exception {
        peer.stopListening();
        Visit visit = admin();
        Page page = visit.page();
        application.drop(12);

        assertThat(page.locator("#headline")).containsText(peer.address() + " cannot be reached");
        assertThat(page.locator("#destinations")).containsText("cannot be reached since");
        assertThat(page.locator("#inbox")).containsText("12");
        look(visit, "dashboard-away");
        Visit phone = open(VISITS.begin(manner -> asAdmin(manner).phone()));
        look(phone, "dashboard-away-phone");

        peer.listen();
        assertThat(page.locator("#headline")).containsText("All files are sent");
        assertThat(sent(page)).containsText("12 files");
        assertThat(page.locator("#destinations")).containsText("reachable");
    }

    @Test
    void saysThatItIsCutOffWhenTheServiceStops() throws Exception {
        Visit visit = admin().expecting("/events");
        Page page = visit.page();
        assertThat(page.locator("#live")).containsText("by themselves");

        application.stop();
        assertThat(page.locator("#headline")).containsText("The connection is lost");
        assertThat(page).hasTitle(Pattern.compile("Connection lost"));
        look(visit, "dashboard-lost");

        application.start();
        assertThat(page.locator("#live")).containsText("by themselves");
        assertThat(page.locator("#headline")).containsText("All files are sent");
    }

    private static void look(Visit visit, String picture) {
        visit.picture(picture);
        assertThat(Look.problems(visit.page())).as(picture).isEmpty();
    }

    private static Visit.Manner asAdmin(Visit.Manner manner) {
        return manner.as(Watched.ADMIN, Watched.password(Watched.ADMIN));
    }

    private Visit admin() {
        return open(VISITS.begin(DashboardIT::asAdmin));
    }

    private Visit open(Visit visit) {
        assertThat(visit.open(application.dashboard()).status()).isEqualTo(200);
        return visit;
    }

    private static Locator figure(Page page, String name) {
        return page.locator("#figures div")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("b");
    }

    private static Locator sent(Page page) {
        return page.locator("#destinations").locator("td[data-head^='Sent since']");
    }

    private static Locator button(Page page, String label) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
    }
}
