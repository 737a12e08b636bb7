package io.cameldicom.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers of tests by the clients of DCMTK, without anything of ours between them. */
class PeersTest {
    private static final MadeDataSet UMLAUTS = MadeDataSet.latin1()
            .with(0x00080052, "CS", "STUDY")
            .with(0x00080050, "SH", "")
            .with(0x00100010, "PN", "Müller^*");

    @TempDir
    Path folder;

    @BeforeEach
    void requireDcmtk() {
        Dcmtk.require();
    }

    @Test
    void dcmqrscpFindsMovesAndGivesWhatItHolds() throws Exception {
        Studies studies = new Studies();
        List<Path> files = studies.writeInto(Files.createDirectory(folder.resolve("held")));
        Path moved = Files.createDirectory(folder.resolve("moved"));
        Path got = Files.createDirectory(folder.resolve("got"));
        try (Dcmtk.StoreScp destination = Dcmtk.StoreScp.storing(moved);
                Dcmqrscp archive = Dcmqrscp.options()
                        .destination("STORESCP", destination.port())
                        .holding(files)
                        .start()) {
            DcmtkQuery query = DcmtkQuery.studyRoot(archive.address());
            assertThat(query.find(UMLAUTS))
                    .extracting(match -> match.value("AccessionNumber"))
                    .containsExactlyInAnyOrder("A1", "A2");
            assertThat(query.find(UMLAUTS))
                    .allMatch(match -> match.value("PatientName").equals(TestObjects.UMLAUTS));

            MadeDataSet study = MadeDataSet.ascii()
                    .with(0x00080052, "CS", "STUDY")
                    .with(0x0020000D, "UI", studies.largest().get(0).study());
            query.move("STORESCP", study).requireSuccess();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> destination.received().size() == 3);
            query.get(got, study).requireSuccess();
            assertThat(got)
                    .isDirectoryContaining(file ->
                            file.toString().endsWith(studies.objects().get(0).instance()));
        }
    }

    @Test
    void wlmscpfsAnswersInTheSetOfEachItem() {
        try (Wlmscpfs server = Wlmscpfs.start()) {
            server.with(WorklistItems.umlauts()).with(WorklistItems.utf8()).with(WorklistItems.japanese());

            assertThat(worklist(DcmtkQuery.worklist(server.address())))
                    .containsExactlyInAnyOrder(TestObjects.UMLAUTS, "Weiß^Zoë", TestObjects.JAPANESE);
        }
    }

    @Test
    void orthancAnswersQueriesAndWorklistsOverTls() throws Exception {
        TlsKeys keys = TlsKeys.make(Files.createDirectory(folder.resolve("keys")));
        Path worklists = Files.createDirectory(folder.resolve("worklists"));
        WorklistItems.umlauts().write(worklists.resolve("umlauts.wl"));
        try (Dcmtk.StoreScp destination = Dcmtk.StoreScp.options().tls(keys).start();
                Orthanc orthanc = Orthanc.options()
                        .modality("STORESCP", destination.port())
                        .worklists(worklists)
                        .tls(keys)
                        .start()) {
            new Studies().objects().forEach(object -> orthanc.upload(object.bytes()));

            DcmtkQuery query = DcmtkQuery.studyRoot(orthanc.address()).tls(keys);
            assertThat(query.find(UMLAUTS)).hasSize(2);
            assertThat(worklist(DcmtkQuery.worklist(orthanc.address()).tls(keys)))
                    .containsExactly(TestObjects.UMLAUTS);
            assertThat(DcmtkQuery.studyRoot(orthanc.address()).tryFind(UMLAUTS).exitCode())
                    .isNotZero();
        }
    }

    private static List<String> worklist(DcmtkQuery query) {
        return query
                .find(MadeDataSet.ascii()
                        .with(0x00100010, "PN", "")
                        .with(
                                0x00400100,
                                MadeDataSet.ascii().with(0x00080060, "CS", "CT").with(0x00400001, "AE", "")))
                .stream()
                .map(match -> match.value("PatientName"))
                .toList();
    }
}
