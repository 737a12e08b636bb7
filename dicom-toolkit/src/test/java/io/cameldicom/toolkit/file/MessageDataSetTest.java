package io.cameldicom.toolkit.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.MalformedObjectException;
import io.cameldicom.toolkit.data.MalformedObjectException.Problem;
import io.cameldicom.toolkit.data.Segment.FileRegion;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import io.cameldicom.toolkit.data.Value;
import io.cameldicom.toolkit.dimse.CommandSet;
import io.cameldicom.toolkit.dimse.Dimse;
import io.cameldicom.toolkit.dimse.MalformedCommandException;
import io.cameldicom.toolkit.dimse.MessageDataSet;
import io.cameldicom.toolkit.dimse.Operations;
import io.cameldicom.toolkit.dimse.StatusCode;
import io.cameldicom.toolkit.engine.DimseResponse;
import io.cameldicom.toolkit.engine.DimseStatus;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link DataSetEncoder#encode} and {@link DataSetDecoder#decode}: the data sets of messages, on the heap. */
class MessageDataSetTest {
    private static final int PATIENT_NAME = 0x00100010;
    private static final int STEP_SEQUENCE = 0x00400100;
    private static final TransferSyntax EXPLICIT = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    private static DataSet query() {
        DataSet step = DataSet.of(Element.of(0x00080060, VR.CS, "CT"), Element.of(0x00400002, VR.DA, "20260101"));
        return DataSet.of(
                Element.of(0x00080005, VR.CS, "ISO_IR 192"),
                Element.of(PATIENT_NAME, VR.PN, "A*"),
                sequence(STEP_SEQUENCE, VR.SQ, step));
    }

    private static Element sequence(int tag, VR vr, DataSet item) {
        return new Element(tag, vr, new Value.Sequence(List.of(new Value.Item(item, false)), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.1.99"})
    void readsWhatItWrites(String uid) {
        TransferSyntax transferSyntax = TransferSyntax.of(uid).orElseThrow();
        byte[] bytes = DataSetEncoder.encode(query(), transferSyntax);
        assertThat(bytes.length % 2).isZero();
        DataSet read = DataSetDecoder.decode(bytes, transferSyntax, ReadLimits.DEFAULTS);
        assertThat(read.string(PATIENT_NAME)).contains("A*");
        assertThat(read.items(STEP_SEQUENCE).get(0).string(0x00080060)).contains("CT");
    }

    /** A peer may send 1 MiB that become 1 GiB. */
    @Test
    void inflatesNoMoreOfAMessageThanFourTimesWhatOneMayHave() {
        Element notes = Element.of(0x00104000, VR.LT, "A".repeat(65 << 20));
        TransferSyntax deflated = TransferSyntax.of("1.2.840.10008.1.2.1.99").orElseThrow();
        byte[] bytes = DataSetEncoder.encode(DataSet.of(notes), deflated);
        CommandSet command =
                Operations.response(Dimse.echoRequest(1), DimseResponse.of(DimseStatus.of(StatusCode.PENDING)), true);

        assertThat(bytes.length).isLessThan(MessageDataSet.MAXIMUM_LENGTH);
        assertThatExceptionOfType(MalformedCommandException.class)
                .isThrownBy(() -> MessageDataSet.decoded(command, bytes, deflated.uid()))
                .withMessageContaining("inflated data set: more than 67108864 bytes");
    }

    @Test
    void hasNoBytesForTheEmptyDataSet() {
        assertThat(DataSetEncoder.encode(DataSet.EMPTY, EXPLICIT)).isEmpty();
        assertThat(DataSetDecoder.decode(new byte[0], EXPLICIT, ReadLimits.DEFAULTS))
                .isEmpty();
    }

    @Test
    void keepsLongValuesOnTheHeap() {
        byte[] value = new byte[3 << 20];
        Arrays.fill(value, (byte) 7);
        DataSet dataSet = DataSet.of(Element.of(0x00091010, VR.OB, value), Element.of(0x00091011, VR.OB, value));
        ReadLimits limits = ReadLimits.DEFAULTS.withHeaderBytes(8 << 20);
        DataSet read = DataSetDecoder.decode(DataSetEncoder.encode(dataSet, EXPLICIT), EXPLICIT, limits);
        assertThat(((Value.Bytes) read.element(0x00091011).orElseThrow().value()).bytes())
                .isEqualTo(value);
    }

    @Test
    void refusesMoreThanTheLimits() {
        byte[] bytes = DataSetEncoder.encode(DataSet.of(Element.of(0x00091010, VR.OB, new byte[5000])), EXPLICIT);
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> DataSetDecoder.decode(bytes, EXPLICIT, ReadLimits.DEFAULTS.withHeaderBytes(4096)))
                .returns(Problem.LIMIT_EXCEEDED, MalformedObjectException::problem);
        TransferSyntax deflated = TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN;
        byte[] small = DataSetEncoder.encode(DataSet.of(Element.of(0x00091010, VR.OB, new byte[5000])), deflated);
        assertThat(small.length).isLessThan(200);
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> DataSetDecoder.decode(small, deflated, ReadLimits.DEFAULTS.withInflatedBytes(4096)))
                .returns(Problem.LIMIT_EXCEEDED, MalformedObjectException::problem);
    }

    @Test
    void refusesEveryCutAndNamesTheElementOnly() {
        byte[] bytes = DataSetEncoder.encode(query(), IMPLICIT);
        int whole = 0;
        for (int length = 1; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            try {
                DataSetDecoder.decode(cut, IMPLICIT, ReadLimits.DEFAULTS);
                whole++;
            } catch (MalformedObjectException e) {
                assertThat(e.problem()).isEqualTo(Problem.MALFORMED);
                assertThat(e).hasMessageContaining("data set").hasMessageNotContaining("A*");
            }
        }
        assertThat(whole).isEqualTo(2); // between two elements of the first level
    }

    @Test
    void refusesAStreamThatIsNotDeflated() {
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> DataSetDecoder.decode(
                        new byte[] {-1, -1, -1, -1},
                        TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
                        ReadLimits.DEFAULTS))
                .withMessageContaining("deflated stream");
    }

    @Test
    void refusesTheSameElementTwice() {
        byte[] twice = Encoded.bytes("1000 2000 02000000 'A ' 1000 2000 02000000 'B '");
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> DataSetDecoder.decode(twice, IMPLICIT, ReadLimits.DEFAULTS))
                .withMessageContaining("(0010,0020): twice");
    }

    @Test
    void refusesWhatAPeerCouldNotRead() {
        refused(DataSet.of(Element.of(0x00020010, VR.UI, "1.2")), "(0002,0010) group");
        refused(DataSet.of(sequence(PATIENT_NAME, VR.PN, DataSet.EMPTY)), "(0010,0010) sequence of VR PN");
        refused(DataSet.of(Element.of(STEP_SEQUENCE, VR.SQ, new byte[2])), "(0040,0100) value of VR SQ");
        Value inFile = new Value.Region(new FileRegion(Path.of("file"), 0, 10, 1));
        refused(DataSet.of(new Element(0x00091010, VR.OB, inFile)), "(0009,1010) value in a file");
        DataSet deep = query();
        for (int depth = 0; depth < 300; depth++) {
            deep = DataSet.of(sequence(STEP_SEQUENCE, VR.SQ, deep));
        }
        refused(deep, "(0040,0100) nesting depth");
    }

    private static void refused(DataSet dataSet, String what) {
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> DataSetEncoder.encode(dataSet, EXPLICIT))
                .withMessageStartingWith(what);
    }

    @Test
    void refusesBigEndian() {
        assertThatExceptionOfType(MalformedObjectException.class)
                .isThrownBy(() -> DataSetEncoder.encode(query(), TransferSyntax.EXPLICIT_VR_BIG_ENDIAN))
                .withMessageContaining("little endian");
    }
}
