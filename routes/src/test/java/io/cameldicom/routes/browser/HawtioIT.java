package io.cameldicom.routes.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.cameldicom.testing.Orthanc;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class HawtioIT {
    private static final String PATIENT = "SMITH";
    private static final String ALL_MEMORY =
            "{\"type\":\"read\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"HeapMemoryUsage\"}";

    @RegisterExtension
    static final Visits VISITS = new Visits();

    @TempDir
    static Path folder;

    private static Orthanc orthanc;
    private static Watched application;

    @BeforeAll
    static void start() throws Exception {
        orthanc = Orthanc.start();
        application =
                new Watched(folder, orthanc.address().toString()).withHawtio().start();
    }

    @AfterAll
    static void end() {
        if (application != null) {
            application.close();
        }
        if (orthanc != null) {
            orthanc.close();
        }
    }

    @Test
    void anAdminFindsTheDestinationByItsNameAsksItByEchoAndSeesItsNumbersMove() throws Exception {
        Visit visit = arrival();
        visit.picture("hawtio-sign-in");
        Page page = visit.page();
        signIn(page, Watched.ADMIN, Watched.password(Watched.ADMIN));
        assertThat(page.locator("header")).containsText(Watched.ADMIN);

        visit.picture("hawtio-tree");
        showDestination(page);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(orthanc.address().toString());
        assertThat(value(page, "State")).hasText("available");
        visit.picture("hawtio-destination");
        int before = Integer.parseInt(value(page, "ObjectsSent").innerText());

        application.drop(200);
        assertThat(value(page, "ObjectsSent")).not().hasText(Integer.toString(before));
        assertThat(value(page, "ObjectsSent")).hasText(Integer.toString(before + 200));
        assertThat(value(page, "InFlight")).hasText("0");
        assertThat(value(page, "LastSuccess")).not().hasText("never");
        visit.picture("hawtio-destination-after-200-files");

        Locator echo = execute(page, "echo()");
        assertThat(echo).containsText("C-ECHO to " + orthanc.address() + ": 0000");
        visit.picture("hawtio-echo");
        assertThat(page.content()).doesNotContain(PATIENT);
    }

    @Test
    void showsTheRoutesWithTheirCounts() throws Exception {
        Visit visit = arrival();
        Page page = visit.page();
        signIn(page, Watched.ADMIN, Watched.password(Watched.ADMIN));
        page.getByRole(AriaRole.BUTTON, named("CamelRouteIcon to-pacs", false))
                .or(page.getByRole(AriaRole.BUTTON, named("to-pacs", true)))
                .last()
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("to-pacs");
        assertThat(value(page, "State")).hasText("Started");
        visit.picture("hawtio-route");
        page.getByRole(AriaRole.LINK, named("Route Diagram", true)).click();
        assertThat(page.locator("#camel-route-diagram-outer-div, .react-flow").first())
                .isVisible();
        visit.picture("hawtio-route-diagram");
    }

    @Test
    void aViewerSeesTheSameAndIsRefusedEveryOperation() throws Exception {
        Visit visit = arrival();
        Page page = visit.page();
        signIn(page, Watched.VIEWER, Watched.password(Watched.VIEWER));

        showDestination(page);
        assertThat(value(page, "State")).hasText("available");
        assertThat(value(page, "ObjectsSent")).hasText(Pattern.compile("\\d+"));
        assertThat(execute(page, "echo()")).containsText("forbidden");
        visit.picture("hawtio-viewer-refused");
        assertThat(application.output()).doesNotContain(Watched.VIEWER + " invokes");
    }

    @Test
    void aWrongPasswordIsRefusedInWords() throws Exception {
        Visit visit = arrival().expecting("Login error");
        Page page = visit.page();
        enter(page, Watched.ADMIN, "wrong horse of anna");
        assertThat(page.getByText("Invalid login credentials")).isVisible();
        visit.picture("hawtio-wrong-password");
        assertThat(page.url()).endsWith("/hawtio/login");
        assertThat(memory(page)).isEqualTo(401);
    }

    @Test
    void withoutASessionThereIsNoPageAndNoJmxAndSigningOutEndsIt() throws Exception {
        Visit visit = arrival();
        Page page = visit.page();
        visit.open(application.hawtio() + "/camel/attributes");
        assertThat(page).hasURL(Pattern.compile("/hawtio/login$"));
        assertThat(memory(page)).isEqualTo(401);

        signIn(page, Watched.ADMIN, Watched.password(Watched.ADMIN));
        assertThat(memory(page)).isEqualTo(200);
        page.locator("header")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(Watched.ADMIN))
                .click();
        page.getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText("Log out"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/hawtio/login"));
        assertThat(memory(page)).isEqualTo(401);
    }

    /** On the way to the sign-in page, where the page of Hawtio first asks who is there. */
    private static Visit arrival() {
        Visit visit = VISITS.begin(manner -> manner.screen(1440, 1500)).expecting("401");
        visit.open(application.hawtio());
        assertThat(visit.page()).hasURL(Pattern.compile("/hawtio/login$"));
        return visit;
    }

    private static void enter(Page page, String user, String password) {
        page.getByRole(AriaRole.TEXTBOX, named("Username", true)).fill(user);
        page.getByRole(AriaRole.TEXTBOX, named("Password", true)).fill(password);
        page.getByRole(AriaRole.BUTTON, named("Log in", true)).click();
    }

    private static void signIn(Page page, String user, String password) {
        enter(page, user, password);
        assertThat(page.getByRole(AriaRole.TREE)).containsText("camel-dicom");
    }

    /** Through the tree, as a person does. */
    private static void showDestination(Page page) {
        open(page, "MBeans");
        open(page, "dicom");
        item(page, orthanc.address().toString()).getByRole(AriaRole.BUTTON).click();
    }

    private static void open(Page page, String name) {
        item(page, name).getByRole(AriaRole.BUTTON).first().click();
    }

    private static Locator item(Page page, String name) {
        return page.getByRole(AriaRole.TREEITEM, named(name, true));
    }

    private static Locator value(Page page, String attribute) {
        return page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.GRIDCELL, named(attribute, true))))
                .getByRole(AriaRole.GRIDCELL)
                .last();
    }

    /** Invokes an operation; where its result is shown. */
    private static Locator execute(Page page, String operation) {
        page.getByRole(AriaRole.LINK, named("Operations", true)).click();
        Locator row = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(operation));
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Details"))
                .click();
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Execute"))
                .click();
        return page.getByRole(AriaRole.REGION, named("operation result " + operation, true));
    }

    /** The status of the answer to a request for JMX with the cookies of this page. */
    private static int memory(Page page) {
        APIRequestContext client = page.request();
        return client.post(
                        application.hawtio() + "/jolokia",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(ALL_MEMORY))
                .status();
    }

    private static Page.GetByRoleOptions named(String name, boolean exact) {
        return new Page.GetByRoleOptions().setName(name).setExact(exact);
    }
}
