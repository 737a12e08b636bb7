package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.component.outcome.Outcome;
import io.cameldicom.testing.TestObjects;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.UnreadableObjectException;
import io.cameldicom.toolkit.engine.AssociationAbortedException;
import io.cameldicom.toolkit.engine.AssociationRejectedException;
import io.cameldicom.toolkit.engine.ConnectionFailedException;
import io.cameldicom.toolkit.engine.DicomTimeoutException;
import io.cameldicom.toolkit.engine.NoPresentationContextException;
import io.cameldicom.toolkit.engine.OutcomeUnknownException;
import io.cameldicom.toolkit.file.DicomFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each end of a C-STORE comes to for the route. */
class StoreOutcomeTest extends CamelTestSupport {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() {
        file = TestObjects.ct().writeInto(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "B000", "B006", "B007", "B123", "0107", "0116"})
    void isDoneAfterSuccessAndWarning(String status) {
        Exchange exchange = store(status);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(Integer.parseInt(status, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A700", "A7FF", "0110", "0213"})
    void isTransientWhereTheReasonMayPass(String status) {
        DicomOperationException failure = failure(store(status));

        assertThat(failure).isInstanceOf(TransientDicomException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.TRANSIENT);
        assertThat(failure.status().orElseThrow().hex()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A900", "A9FF", "A800", "C000", "CFFF", "0122", "0124", "0117", "0118", "0111", "0211", "FF00"})
    void isPermanentWhereTryingAgainChangesNothing(String status) {
        Exchange exchange = store(status);

        assertThat(failure(exchange)).isInstanceOf(PermanentDicomException.class);
        assertThat(failure(exchange).getCause()).isInstanceOf(DimseStatusException.class);
        assertThat(exchange.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(Integer.parseInt(status, 16));
    }

    @Test
    void saysWhatWhichPeerValueAndExpected() {
        assertThat(failure(store("A700")))
                .hasMessage(
                        "C-STORE to A700@127.0.0.1:104 failed for now: status of C-STORE from A700@127.0.0.1:104: A700,"
                                + " refused: out of resources (expected: 0000, or a warning)");
    }

    @Test
    void tellsHeadersAndExpressionsWhatThePeerTookOffenceAt() {
        Exchange exchange = store("A900");

        assertThat(exchange.getMessage().getHeader(DicomConstants.OFFENDING_ELEMENTS))
                .isEqualTo(List.of("0008,0016"));
        assertThat(exchange.getMessage().getHeader(DicomConstants.OUTCOME)).isEqualTo("permanent");
        assertThat(simple(exchange, "${exception.outcome.word}")).isEqualTo("permanent");
        assertThat(simple(exchange, "${exception.offendingElements[0]}")).isEqualTo("0008,0016");
        assertThat(simple(exchange, "${exception.status.get.hex}")).isEqualTo("A900");
        assertThat(simple(exchange, "${exception.errorComment.get}")).isEqualTo(ScriptedEngine.SECRET);
    }

    private String simple(Exchange exchange, String expression) {
        return context.resolveLanguage("simple").createExpression(expression).evaluate(exchange, String.class);
    }

    @Test
    void keepsTheErrorCommentOutOfMessagesHeadersAndTraces() {
        Exchange exchange = store("A700");
        StringWriter trace = new StringWriter();
        exchange.getException().printStackTrace(new PrintWriter(trace));

        assertThat(trace.toString()).doesNotContain(ScriptedEngine.SECRET);
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(ScriptedEngine.SECRET);
        assertThat(exchange.getProperties().toString()).doesNotContain(ScriptedEngine.SECRET);
        assertThat(failure(exchange).status().orElseThrow().errorComment()).contains(ScriptedEngine.SECRET);
    }

    @Test
    void isTransientWhenThePeerRejectsAsItWouldRejectEveryObject() {
        assertThat(failure(store("REJECT1")))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(AssociationRejectedException.class);
        assertThat(failure(store("REJECT2")))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(AssociationRejectedException.class);
    }

    @Test
    void isTransientWhenTheNetworkFails() {
        assertThat(failure(store("REFUSED")))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(ConnectionFailedException.class);
        assertThat(failure(store("ABORT")))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(AssociationAbortedException.class);
        assertThat(failure(store("TIMEOUT")))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(DicomTimeoutException.class);
    }

    @Test
    void isUnknownWhenTheAnswerNeverCame() {
        DicomOperationException failure = failure(store("UNKNOWN"));

        assertThat(failure)
                .isInstanceOf(OutcomeUnknownDicomException.class)
                .hasCauseInstanceOf(OutcomeUnknownException.class);
        assertThat(failure.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isPermanentWithoutAPresentationContext() {
        assertThat(failure(store("NOTHING")))
                .isInstanceOf(PermanentDicomException.class)
                .hasCauseInstanceOf(NoPresentationContextException.class)
                .hasMessageContaining("offered: 1.2.840.10008.1.2, 1.2.840.10008.1.2.1, ");
    }

    @Test
    void takesADuplicateForOursAfterAnAnswerThatNeverCame() {
        assertThat(failure(store("LOST-0111")).outcome()).isEqualTo(Outcome.UNKNOWN);

        Exchange again = store("LOST-0111");

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(0x0111);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-0111", "B000-0111", "LOST-0000-0111"})
    void takesADuplicateForOursAfterThePeerTookIt(String script) {
        Exchange again = null;
        for (String ignored : script.split("-")) {
            again = store(script);
        }

        assertThat(again.getException()).isNull();
        assertThat(again.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(0x0111);
    }

    @Test
    void takesADuplicateAfterAFailureForAConflict() {
        assertThat(failure(store("A700-0111")).outcome()).isEqualTo(Outcome.TRANSIENT);

        assertThat(failure(store("A700-0111"))).isInstanceOf(PermanentDicomException.class);
    }

    @Test
    void takesNoAnswerForNoneWhateverThePolicyCallsIt() {
        String answered = "&statusPolicy=RAW(0110:unknown)";
        assertThat(failure(send("0110-0111", answered, file)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure(send("0110-0111", answered, file))).isInstanceOf(DuplicateInstanceException.class);

        String unanswered = "&statusPolicy=RAW(no-answer:transient)";
        assertThat(failure(send("LOST-0111", unanswered, file)).outcome()).isEqualTo(Outcome.TRANSIENT);
        assertThat(send("LOST-0111", unanswered, file).getException()).isNull();
    }

    @Test
    void takesADuplicateOfAnotherObjectForAConflict() {
        failure(store("LOST-0111"));
        file = TestObjects.ct().writeInto(folder);
        Exchange exchange = store("LOST-0111");

        assertThat(failure(exchange)).isInstanceOf(DuplicateInstanceException.class);
        assertThat(exchange.getMessage().getHeader(DicomConstants.OUTCOME)).isEqualTo("duplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOST-0111", "0000-0111"})
    void takesADuplicateOfACorrectedFileForAConflict(String script) throws Exception {
        TestObjects object = TestObjects.ct();
        Files.write(file, object.bytes());
        store(script);
        Files.write(file, object.otherPixels().bytes());

        assertThat(failure(store(script))).isInstanceOf(PermanentDicomException.class);
    }

    @Test
    void takesADuplicateForOursWhenBytesAreRedelivered() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from("direct:bytes").to("dicom:store:LOST-0111@127.0.0.1:104?engine=scripted");
            }
        });

        Exchange exchange = template.request(
                "direct:bytes",
                sent -> sent.getMessage().setBody(TestObjects.ct().bytes()));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(DicomConstants.STATUS)).isEqualTo(0x0111);
    }

    @Test
    void removesTheStatusOfAnEarlierAttempt() {
        Exchange exchange = template.request("dicom:store:REFUSED@127.0.0.1:104?engine=scripted", sent -> {
            sent.getMessage().setBody(file);
            sent.getMessage().setHeader(DicomConstants.STATUS, 0);
            sent.getMessage().setHeader(DicomConstants.OUTCOME, "done");
            sent.getMessage().setHeader(DicomConstants.OFFENDING_ELEMENTS, List.of("0008,0018"));
        });

        assertThat(exchange.getMessage().getHeader(DicomConstants.STATUS)).isNull();
        assertThat(exchange.getMessage().getHeader(DicomConstants.OUTCOME)).isEqualTo("transient");
        assertThat(exchange.getMessage().getHeader(DicomConstants.OFFENDING_ELEMENTS))
                .isNull();
    }

    @Test
    void isTransientWhenTheFileChangedAfterItWasRead() throws Exception {
        DicomObject object = DicomObject.of(DicomFile.read(file));
        Files.write(file, TestObjects.ct().bytes());

        assertThat(failure(store("0000", object)))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(SourceChangedException.class);
    }

    @Test
    void isTransientWhenTheFileVanished() throws Exception {
        DicomObject object = DicomObject.of(DicomFile.read(file));
        Files.delete(file);

        assertThat(failure(store("0000", object))).hasCauseInstanceOf(SourceChangedException.class);
        assertThat(failure(store("0000", file)))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(ObjectUnavailableException.class)
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void isPermanentWhenTheObjectItselfEndsEarly() {
        assertThat(failure(store("CUT")))
                .isInstanceOf(PermanentDicomException.class)
                .hasCauseInstanceOf(MalformedObjectException.class);
    }

    @Test
    void isTransientWhenTheFileCannotBeReadForAReasonOfOurOwnMachine() {
        assertThat(failure(store("UNREADABLE")))
                .isInstanceOf(TransientDicomException.class)
                .hasCauseInstanceOf(UnreadableObjectException.class);
    }

    @Test
    void refusesWhatIsNoDicomObjectBeforeAnythingIsSent() {
        assertThat(failure(store("SILENT", "no DICOM at all".getBytes())))
                .isInstanceOf(PermanentDicomException.class)
                .hasCauseInstanceOf(MalformedObjectException.class);
    }

    @Test
    void refusesAnObjectThatMustNotBeSent() {
        byte[] badUid = TestObjects.ct().instance("1.2.not.a.uid").bytes();

        assertThat(failure(store("SILENT", badUid)).getCause())
                .isInstanceOfSatisfying(
                        MalformedObjectException.class,
                        malformed -> assertThat(malformed.problem())
                                .isEqualTo(MalformedObjectException.Problem.INVALID_UID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "A700", "C000", "CUT", "UNKNOWN", "REFUSED", "NOTHING"})
    void deletesASpooledBodyHoweverTheExchangeEnds(String title) {
        Path spool = folder.resolve("spool");

        send(title, "&spoolDirectory=" + spool, stream());

        assertThat(SpooledFiles.in(spool)).isEmpty();
    }

    @Test
    void deletesASpooledBodyThatIsNoDicomObjectOrCannotBeReadToItsEnd() {
        Path spool = folder.resolve("spool");
        String options = "&spoolDirectory=" + spool;
        InputStream broken = new SequenceInputStream(stream(), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the stream broke");
            }
        });

        assertThat(send("SILENT", options, broken).getException()).isInstanceOf(TransientDicomException.class);
        assertThat(send("SILENT", options, "no DICOM at all".getBytes()).getException())
                .isInstanceOf(PermanentDicomException.class);

        assertThat(SpooledFiles.in(spool)).isEmpty();
    }

    private static InputStream stream() {
        return new ByteArrayInputStream(TestObjects.ct().bytes());
    }

    private Exchange store(String title) {
        return store(title, file);
    }

    private Exchange store(String title, Object body) {
        return send(title, "", body);
    }

    private Exchange send(String title, String options, Object body) {
        return template.request(
                "dicom:store:" + title + "@127.0.0.1:104?engine=scripted" + options,
                exchange -> exchange.getMessage().setBody(body));
    }

    private static DicomOperationException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(DicomOperationException.class);
        return (DicomOperationException) exchange.getException();
    }
}
