package io.cameldicom.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cameldicom.routes.access.UsersCommand;
import io.cameldicom.routes.hawtio.Browser;
import io.cameldicom.routes.options.Option;
import io.cameldicom.testing.FreePort;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each role may do over JMX, against the real routes and the real Jolokia. */
class HawtioJmxTest {
    private static final String PASSWORD = "a password for tests";

    @TempDir
    static Path folder;

    private static Service service;
    private static Browser admin;
    private static Browser viewer;
    private static Browser nobody;
    private static String context;
    private static String route;
    private static String destination;

    @BeforeAll
    static void start() throws Exception {
        int port = FreePort.find();
        int embedded = FreePort.find();
        UsersCommand users = new UsersCommand(folder.resolve("state"), new PrintWriter(new StringWriter()));
        users.set("ada", "admin", user -> PASSWORD.toCharArray());
        users.set("vera", "viewer", user -> PASSWORD.toCharArray());
        service = new RoutesFixture(folder)
                .with(Option.EMBEDDED_PORT, Integer.toString(embedded))
                .with(Option.HAWTIO_ENABLED, "true")
                .with(Option.HAWTIO_PORT, Integer.toString(port))
                .start();
        admin = new Browser(port);
        viewer = new Browser(port);
        nobody = new Browser(port);
        assertThat(admin.signIn("ada", PASSWORD).statusCode()).isEqualTo(200);
        assertThat(viewer.signIn("vera", PASSWORD).statusCode()).isEqualTo(200);
        destination = search("org.apache.camel:type=dicom,name=\"EMBEDDED@127.0.0.1:" + embedded + "\",*");
        String name = destination.replaceAll(".*context=([^,]+).*", "$1");
        context = search("org.apache.camel:context=" + name + ",type=context,*");
        route = search("org.apache.camel:context=" + name + ",type=routes,name=\"inbox-to-pacs\"");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String search(String pattern) throws Exception {
        JsonNode found =
                viewer.answer(Map.of("type", "search", "mbean", pattern)).path("value");
        assertThat(found.size()).as(pattern).isEqualTo(1);
        return found.path(0).asText();
    }

    private static Map<String, Object> exec(String bean, String operation, Object... arguments) {
        return Map.of("type", "exec", "mbean", bean, "operation", operation, "arguments", List.of(arguments));
    }

    private static Map<String, Object> read(String bean, String attribute) {
        return Map.of("type", "read", "mbean", bean, "attribute", attribute);
    }

    private static String bean(String word) {
        return switch (word) {
            case "CONTEXT" -> context;
            case "ROUTE" -> route;
            case "DESTINATION" -> destination;
            default -> word;
        };
    }

    @Test
    void showsTheTreeOfCamelToBothRoles() throws Exception {
        for (Browser who : List.of(admin, viewer)) {
            JsonNode camel = who.answer(Map.of("type", "list", "path", "org.apache.camel"))
                    .path("value");
            List<String> names = new ArrayList<>();
            camel.fieldNames().forEachRemaining(names::add);
            for (String type : List.of("context", "routes", "endpoints", "components", "processors", "dicom")) {
                assertThat(names).anyMatch(name -> name.contains("type=" + type));
            }
            assertThat(names).noneMatch(name -> name.contains("type=tracer"));
            assertThat(who.answer(exec(context, "dumpRoutesAsXml()"))
                            .path("value")
                            .asText())
                    .contains("id=\"inbox-to-pacs\"")
                    .contains("mode=\"ConcurrentRequests\"");
            assertThat(who.answer(read(context, "State")).path("value").asText())
                    .isEqualTo("Started");
            assertThat(who.answer(read(destination, "State")).path("value").asText())
                    .isEqualTo("available");
        }
    }

    @Test
    void letsOnlyAnAdminInvokeAnOperationThatChangesSomething() throws Exception {
        assertThat(admin.answer(exec(destination, "echo")).path("status").asInt())
                .isEqualTo(200);
        assertThat(admin.answer(exec(destination, "pause")).path("status").asInt())
                .isEqualTo(200);
        assertThat(viewer.answer(read(destination, "State")).path("value").asText())
                .isEqualTo("paused");

        for (String operation : List.of("echo", "echo()", "pause", "resume", "resume()")) {
            JsonNode refused = viewer.answer(exec(destination, operation));
            assertThat(refused.path("status").asInt()).isEqualTo(403);
            assertThat(refused.path("error").asText()).contains("forbidden");
        }
        assertThat(viewer.answer(read(destination, "State")).path("value").asText())
                .isEqualTo("paused");

        assertThat(admin.answer(exec(destination, "resume()")).path("status").asInt())
                .isEqualTo(200);
        assertThat(viewer.answer(read(destination, "State")).path("value").asText())
                .isEqualTo("available");
    }

    @Test
    void letsOnlyAnAdminStopAndStartARoute() throws Exception {
        assertThat(viewer.answer(exec(route, "suspend()")).path("status").asInt())
                .isEqualTo(403);
        assertThat(admin.answer(exec(route, "suspend()")).path("status").asInt())
                .isEqualTo(200);
        assertThat(viewer.answer(read(route, "State")).path("value").asText()).isEqualTo("Suspended");
        assertThat(admin.answer(exec(route, "resume()")).path("status").asInt()).isEqualTo(200);
        assertThat(viewer.answer(read(route, "State")).path("value").asText()).isEqualTo("Started");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    com.sun.management:type=HotSpotDiagnostic | dumpHeap(java.lang.String,boolean)
                    com.sun.management:type=HotSpotDiagnostic | dumpHeap
                    com.sun.management:type=HotSpotDiagnostic | setVMOption(java.lang.String,java.lang.String)
                    com.sun.management:type=DiagnosticCommand | vmSystemProperties()
                    com.sun.management:type=DiagnosticCommand | jvmtiAgentLoad([Ljava.lang.String;)
                    com.sun.management:type=DiagnosticCommand | compilerDirectivesAdd([Ljava.lang.String;)
                    com.sun.management:type=DiagnosticCommand | vmLog([Ljava.lang.String;)
                    com.sun.management:type=DiagnosticCommand | gcHeapDump([Ljava.lang.String;)
                    jdk.management.jfr:type=FlightRecorder | newRecording()
                    jdk.management.jfr:type=FlightRecorder | copyTo(long,java.lang.String)
                    java.util.logging:type=Logging | setLoggerLevel(java.lang.String,java.lang.String)
                    JMImplementation:type=MBeanServerDelegate | anything
                    java.lang:type=Memory | gc()
                    java.lang:type=Threading | resetPeakThreadCount()
                    jolokia:type=Config | setHistoryEntriesForAttribute
                    jolokia:type=Discovery | lookupAgents()
                    hawtio:type=security | canInvoke
                    CONTEXT | sendBody
                    CONTEXT | sendBody(java.lang.String,java.lang.Object)
                    CONTEXT | sendStringBody(java.lang.String,java.lang.String)
                    CONTEXT | sendBodyAndHeaders(java.lang.String,java.lang.Object,java.util.Map)
                    CONTEXT | requestBody(java.lang.String,java.lang.Object)
                    CONTEXT | requestStringBody(java.lang.String,java.lang.String)
                    CONTEXT | requestBodyAndHeaders(java.lang.String,java.lang.Object,java.util.Map)
                    CONTEXT | createEndpoint(java.lang.String)
                    CONTEXT | canSendToEndpoint(java.lang.String)
                    CONTEXT | removeEndpoints(java.lang.String)
                    CONTEXT | addOrUpdateRoutesFromXml(java.lang.String)
                    CONTEXT | setTracing(java.lang.Boolean)
                    CONTEXT | setGlobalOption(java.lang.String,java.lang.String)
                    CONTEXT | getGlobalOption(java.lang.String)
                    CONTEXT | setProperty(java.lang.String,java.lang.String)
                    CONTEXT | dumpRoutesAsXml(boolean)
                    CONTEXT | dumpRoutesAsXml(boolean,boolean)
                    CONTEXT | stop()
                    CONTEXT | suspend()
                    CONTEXT | restart()
                    ROUTE | remove()
                    ROUTE | updateRouteFromXml(java.lang.String)
                    ROUTE | setTracing(java.lang.Boolean)
                    ROUTE | setRouteProperties
                    ROUTE | jmxSomething
                    DESTINATION | getPeer
                    org.apache.camel:type=tracer,name=BacklogTracer | dumpAllTracedMessagesAsXml()
                    org.apache.camel:type=tracer,name=BacklogTracer | setEnabled(boolean)
                    org.apache.camel:type=tracer,name=BacklogDebugger | enableDebugger()
                    org.apache.camel:type=tracer,name=BacklogDebugger | setMessageBodyOnBreakpoint(java.lang.String,java.lang.Object)
                    org.apache.camel:type=endpoints,name=x | browseAllMessagesAsXml(java.lang.Boolean)
                    org.apache.camel:type=endpoints,name=x | browseMessageBody(java.lang.Integer)
                    org.apache.camel:type=endpoints,name=x | browseExchange(java.lang.Integer)
                    org.apache.camel:type=services,name=DefaultInflightRepository | browse()
                    org.apache.camel:type=services,name=DefaultTypeConverter | resetTypeConversionCounters()
                    org.apache.camel:type=services,name=x | stop()
                    org.apache.camel:type=processors,name=x | disable()
                    org.apache.camel:type=processors,name=x | stop()
                    org.apache.camel:type=producers,name=x | stop()
                    org.apache.camel:type=health,name=x | invoke(java.lang.String)
                    org.apache.camel:type=dicom,name=x | anything()
                    org.apache.camel:type=unknown,name=x | start()
                    other:type=routes,name=x | start()
                    other:type=dicom,name=x | echo
                    DESTINATION | echo()x
                    DESTINATION | 'echo '
                    DESTINATION | ' echo'
                    DESTINATION | echo(sendBody(java.lang.String))
                    DESTINATION | ECHO
                    DESTINATION | ''
                    """)
    void refusesWhatIsDangerousToEverybody(String bean, String operation) throws Exception {
        Map<String, Object> request = exec(bean(bean), operation);

        assertThat(admin.answer(request).path("status").asInt()).isIn(400, 403);
        assertThat(admin.answer(request).has("value")).isFalse();
        assertThat(viewer.answer(request).path("status").asInt()).isIn(400, 403);
        assertThat(nobody.jmx(request).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    java.lang:type=Runtime | SystemProperties
                    java.lang:type=Runtime | InputArguments
                    java.lang:type=Runtime | ClassPath
                    com.sun.management:type=HotSpotDiagnostic | DiagnosticOptions
                    java.util.logging:type=Logging | LoggerNames
                    java.nio:type=BufferPool,name=direct | Count
                    JMImplementation:type=MBeanServerDelegate | MBeanServerId
                    CONTEXT | GlobalOptions
                    ROUTE | LastError
                    """)
    void hidesWhatMayHoldSecrets(String bean, String attribute) throws Exception {
        Map<String, Object> request = read(bean(bean), attribute);

        assertThat(admin.answer(request).path("status").asInt()).isEqualTo(403);
        assertThat(viewer.answer(request).path("status").asInt()).isEqualTo(403);
        assertThat(nobody.jmx(request).statusCode()).isEqualTo(401);
    }

    @Test
    void hidesItAlsoWhereAllIsAskedForAtOnce() throws Exception {
        for (String bean : List.of("*:*", "java.lang:*", "java.lang:type=Runtime", "com.sun.management:*")) {
            for (String path : List.of("", "?ignoreErrors=true")) {
                String all = admin.post(
                                "/jolokia" + path, "application/json", "{\"type\":\"read\",\"mbean\":\"" + bean + "\"}")
                        .body();
                assertThat(all)
                        .doesNotContain(System.getProperty("java.class.path"))
                        .doesNotContain(System.getProperty("java.home"))
                        .doesNotContain("HeapDumpOnOutOfMemoryError");
            }
        }
    }

    @Test
    void listsAndFindsOnlyWhatIsShown() throws Exception {
        JsonNode list = admin.answer(Map.of("type", "list")).path("value");
        List<String> domains = new ArrayList<>();
        list.fieldNames().forEachRemaining(domains::add);
        assertThat(domains).containsExactlyInAnyOrder("org.apache.camel", "java.lang");

        JsonNode found = admin.answer(Map.of("type", "search", "mbean", "*:*")).path("value");
        assertThat(found)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(name.asText()).matches("(org\\.apache\\.camel|java\\.lang):.*"));
        assertThat(admin.answer(Map.of("type", "list", "path", "com.sun.management"))
                        .path("value"))
                .isEmpty();
        assertThat(admin.answer(Map.of("type", "list", "path", "com.sun.management/type=HotSpotDiagnostic"))
                        .path("value"))
                .isEmpty();
    }

    @Test
    void looksAtEachRequestOfABulk() throws Exception {
        JsonNode answers = admin.answer(List.of(
                read(context, "State"), exec(context, "sendBody"), Map.of("type", "version"), exec(context, "stop()")));

        assertThat(answers).extracting(answer -> answer.path("status").asInt()).containsExactly(200, 403, 200, 403);
    }

    @Test
    void writesNothing() throws Exception {
        for (Browser who : List.of(admin, viewer)) {
            assertThat(who.answer(Map.of("type", "write", "mbean", context, "attribute", "Tracing", "value", true))
                            .path("status")
                            .asInt())
                    .isEqualTo(403);
            assertThat(who.answer(Map.of(
                                    "type",
                                    "write",
                                    "mbean",
                                    "java.lang:type=Memory",
                                    "attribute",
                                    "Verbose",
                                    "value",
                                    true))
                            .path("status")
                            .asInt())
                    .isEqualTo(403);
        }
    }

    @Test
    void registersForNoNotification() throws Exception {
        assertThat(admin.jmx(Map.of("type", "notification", "command", "register"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.jmx(List.of(Map.of("type", "NOTIFICATION", "command", "register")))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void reachesNoOtherHost() throws Exception {
        Map<String, Object> request = Map.of(
                "type", "read",
                "mbean", "java.lang:type=Runtime",
                "attribute", "Uptime",
                "target", Map.of("url", "service:jmx:rmi:///jndi/ldap://127.0.0.1:1/x"));

        assertThat(admin.jmx(request).statusCode()).isEqualTo(400);
        assertThat(admin.jmx(List.of(Map.of("type", "version"), request)).statusCode())
                .isEqualTo(400);
        assertThat(admin.answer(exec("proxy@java.lang:type=Threading", "dumpAllThreads"))
                        .has("value"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"version\",\"type\":\"notification\",\"command\":\"register\"}",
                "{\"type\":\"version\"}{\"type\":\"notification\"}",
                "[[{\"type\":\"version\"}]]",
                "\"version\"",
                "null",
                "",
                "{}"
            })
    void takesNoRequestThatCanBeReadInTwoWays(String body) throws Exception {
        assertThat(admin.post("/jolokia", "application/json", body).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/jolokia/exec/java.lang:type=Threading/findDeadlockedThreads",
                "/jolokia/read/java.lang:type=Runtime/Uptime",
                "/jolokia/list",
                "/jolokia/search/*:*",
                "/jolokia/write/java.lang:type=Memory/Verbose/true",
                "/jolokia/?p=read/java.lang:type=Runtime/Uptime",
                "/jolokia?p=/list",
                "/jolokia/version?callback=alert",
                "/jolokia/version/../list",
                "/jolokia/version!//list"
            })
    void takesNoRequestFromALink(String path) throws Exception {
        assertThat(admin.get(path).statusCode()).isIn(400, 405);
    }

    @Test
    void tellsTheVersionAndNoMoreToALink() throws Exception {
        assertThat(admin.get("/jolokia").body())
                .contains("\"agent\":\"2.1.1\"")
                .doesNotContain("discoveryEnabled\":\"true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void takesNoRequestFromAForm(String type) throws Exception {
        assertThat(admin.post("/jolokia", type, "{\"type\":\"version\"}").statusCode())
                .isEqualTo(405);
    }

    @Test
    void tellsNoStackTraceOfAFailure() throws Exception {
        String answer = admin.post(
                        "/jolokia?includeStackTrace=true&serializeException=true",
                        "application/json",
                        "{\"type\":\"read\",\"mbean\":\"java.lang:type=Nothing\",\"attribute\":\"x\"}")
                .body();

        assertThat(answer).doesNotContain("stacktrace").doesNotContain("\tat ");
    }
}
