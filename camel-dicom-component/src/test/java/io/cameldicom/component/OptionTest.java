package io.cameldicom.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameldicom.component.destination.DestinationKey;
import java.time.Duration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a URI sets, and what is wrong with one. */
class OptionTest extends CamelTestSupport {
    @Test
    void takesDurationsAsCamelWritesThem() throws Exception {
        DestinationKey key = endpoint(
                        "dicom:store:PACS@127.0.0.1:104?connectTimeout=3s&responseTimeout=250&idleTimeout=2m"
                                + "&poolIdleTimeout=PT1M&maximumWait=1m30s")
                .destinationKey();

        assertThat(key.associationOptions().connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(key.associationOptions().responseTimeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(key.associationOptions().idleTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(key.poolOptions().idleTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(key.poolOptions().maximumWait()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void takesAddressAndTitles() throws Exception {
        DestinationKey key = endpoint("dicom:store:PACS@pacs.example.org:11112?callingAeTitle=RAW(MY TITLE)")
                .destinationKey();

        assertThat(key.peer()).hasToString("PACS@pacs.example.org:11112");
        assertThat(key.callingAeTitle().value()).isEqualTo("MY TITLE");
    }

    @Test
    void sharesADestinationBetweenEqualEndpointsOnly() throws Exception {
        DestinationKey one = endpoint("dicom:store:PACS@127.0.0.1:104").destinationKey();
        DestinationKey same = endpoint("dicom:echo:PACS@127.0.0.1:104?headers=AccessionNumber")
                .destinationKey();
        DestinationKey other =
                endpoint("dicom:store:PACS@127.0.0.1:104?maxAssociations=9").destinationKey();

        assertThat(one).isEqualTo(same).isNotEqualTo(other);
    }

    @Test
    void givesEachEndpointACopyOfTheOptionsOfTheComponent() throws Exception {
        DicomComponent component = context.getComponent("dicom", DicomComponent.class);
        component.getConfiguration().setCallingAeTitle("GATEWAY");

        DicomEndpoint changed = endpoint("dicom:store:PACS@127.0.0.1:104?callingAeTitle=OTHER");
        DicomEndpoint unchanged = endpoint("dicom:store:PACS@127.0.0.1:105");

        assertThat(changed.getConfiguration().getCallingAeTitle()).isEqualTo("OTHER");
        assertThat(unchanged.getConfiguration().getCallingAeTitle()).isEqualTo("GATEWAY");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dicom:stroe:PACS@127.0.0.1:104                              | operation: 'stroe' (expected: one of echo, store,
            dicom:store                                                 | address: '' (expected: AE@host:port
            dicom:store:127.0.0.1:104                                   | address: '127.0.0.1:104' (expected: AE@host:port
            dicom:store:PACS@127.0.0.1                                  | address: 'PACS@127.0.0.1' (expected: AE@host:port
            dicom:store:PACS@127.0.0.1:1x4                              | port: '1x4'
            dicom:store:PACS@127.0.0.1:0                                | port: 0 in 'PACS@127.0.0.1:0' (expected: 1 to 65535
            dicom:store:PACS@127.0.0.1:70000                            | port: 70000 (expected: 0 to 65535)
            dicom:store:SEVENTEENLETTERSX@127.0.0.1:104                 | AE title: 'SEVENTEENLETTERSX' (expected: 1 to 16
            dicom:store:PACS@127.0.0.1:104?callingAeTitle=SEVENTEENLETTERSX | callingAeTitle: AE title: 'SEVENTEENLETTERSX'
            dicom:listen:PACS@127.0.0.1:0?maximumAssociationsPerPeer=abc | maximumAssociationsPerPeer: the value does not fit (expected: a value of type int)
            dicom:read?maximumHeaderBytes=16m                           | maximumHeaderBytes: the value does not fit (expected: a value of type long)
            dicom:find:PACS@127.0.0.1:104?model=study                   | model: 'study' (expected: patient-root, study-root,
            dicom:find:PACS@127.0.0.1:104?level=PATIENT                 | level: 'PATIENT' in model study-root (expected: STUDY, SERIES, IMAGE)
            dicom:find:PACS@127.0.0.1:104?model=worklist&level=STUDY    | level: 'STUDY' in model worklist (expected: none, as worklist has no levels)
            dicom:find:PACS@127.0.0.1:104?returnKeys=PatientNam         | returnKeys: PatientNam: no attribute (expected: PatientName?
            dicom:find:PACS@127.0.0.1:104?limit=-1                      | limit: -1 (expected: 0 for none, or more)
            dicom:find:PACS@127.0.0.1:104?queryCharacterSet=KLINGON     | queryCharacterSet: character set: value 1 (expected: one of
            dicom:find:PACS@127.0.0.1:104?matchCharacterSet=KLINGON     | matchCharacterSet: character set: value 1 (expected: one of
            dicom:move:PACS@127.0.0.1:104?model=worklist                | model: 'worklist' (expected: patient-root or study-root for move)
            dicom:move:PACS@127.0.0.1:104?moveDestination=SEVENTEENLETTERSX | moveDestination: AE title: 'SEVENTEENLETTERSX'
            dicom:get:PACS@127.0.0.1:104?operationTimeout=0             | operationTimeout: PT0S (expected: longer than zero)
            dicom:store:PACS@127.0.0.1:104?connectTimeout=0             | connectTimeout: PT0S (expected: longer than zero)
            dicom:store:PACS@127.0.0.1:104?maximumPduLength=100         | maximumPduLength: 100 (expected: 4096 to 16777216)
            dicom:store:PACS@127.0.0.1:104?maxAssociations=0            | maxAssociations: 0 (expected: 1 or more)
            dicom:store:PACS@127.0.0.1:104?maximumWait=-1               | maximumWait: PT-0.001S (expected: longer than zero)
            dicom:store:PACS@127.0.0.1:104?refusalMemory=20ms           | refusalMemory: PT0.02S (expected: 1 second or more
            dicom:store:PACS@127.0.0.1:104?progressInterval=1ms         | progressInterval: PT0.001S (expected: 10 milliseconds or more)
            dicom:store:PACS@127.0.0.1:104?engine=nety                  | engine: 'nety' (expected: one of those on the class path: netty, recording, scripted; for another one add its module, such as camel-dicom-dcm4che: docs/engines.md)
            dicom:listen:PACS@127.0.0.1:0?maximumAssociations=0         | maximumAssociations: 0 (expected: 1 or more)
            dicom:listen:PACS@127.0.0.1:0?maximumObjectLength=0         | maximumObjectLength: 0 (expected: 1 byte or more)
            dicom:listen:PACS@127.0.0.1:0?minimumFreeSpace=-1           | minimumFreeSpace: -1 (expected: 0 or more bytes)
            dicom:listen:PACS@127.0.0.1:0?callingAeTitles=A,SEVENTEENLETTERSX | callingAeTitles: AE title: 'SEVENTEENLETTERSX'
            dicom:read:PACS@127.0.0.1:104                               | address: 'PACS@127.0.0.1:104' (expected: none, as dicom:read
            dicom:read?headers=PatientsName                             | headers: 'PatientsName' (expected: keywords
            dicom:charset?fallback=latin1                               | fallback: character set: 'latin1' (expected: one of
            dicom:charset?mode=repair&fallback=latin1                   | fallback: 'latin1' (expected: ISO_IR 100, as the standard writes it)
            dicom:charset?mode=relabel                                  | target: none (expected: a value of Specific Character Set, such as ISO_IR 192, as mode is relabel)
            dicom:charset?mode=convert&target=                          | target: none (expected: a value of Specific Character Set
            dicom:charset?mode=convert&target=UTF-8                     | target: 'UTF-8' (expected: ISO_IR 192, as the standard writes it)
            dicom:charset?mode=repair&target=ISO_IR 999                 | target:
            dicom:charset?mode=repair&minConfidence=1.5                 | minConfidence: 1.5 (expected: 0 to 1)
            dicom:charset?mode=repair&hint=de,xx                        | hint: language: 'xx' (expected: one of
            """)
    void namesTheOptionTheValueAndWhatIsExpected(String uri, String message) {
        assertThatThrownBy(() -> context.getEndpoint(uri)).rootCause().hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "dicom:store:PACS@127.0.0.1:104?connectTimout=3s, connectTimout",
        "dicom:store:PACS@127.0.0.1:104?connectTimeout=soon, connectTimeout",
        "dicom:charset?mode=magic, mode"
    })
    void refusesUnknownOptionsAndValuesOfAnotherType(String uri, String option) {
        assertThatThrownBy(() -> context.getEndpoint(uri)).hasStackTraceContaining(option);
    }

    @Test
    void saysWhichWayRoundAnOperationGoes() throws Exception {
        assertThatThrownBy(() -> endpoint("dicom:listen:PACS@127.0.0.1:0").createProducer())
                .hasMessageContaining("dicom:store");
        assertThatThrownBy(() -> endpoint("dicom:store:PACS@127.0.0.1:104").createConsumer(exchange -> {}))
                .hasMessageContaining("dicom:listen");
    }

    private DicomEndpoint endpoint(String uri) {
        return context.getEndpoint(uri, DicomEndpoint.class);
    }
}
