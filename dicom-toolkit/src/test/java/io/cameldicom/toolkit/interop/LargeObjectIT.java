package io.cameldicom.toolkit.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.EveryEngine;
import io.cameldicom.testing.SmallJvm;
import io.cameldicom.testing.TestObjects;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large object takes no more memory than a small one: our side runs with 64 MB of heap and 16 MB outside it. */
class LargeObjectIT {
    private static final long GIBIBYTE = 1L << 30;

    @TempDir
    Path folder;

    private final TestObjects object = TestObjects.multiFrame();

    private Path file;
    private long length;

    private void make(boolean encapsulated) {
        Path large = folder.resolve("large.dcm");
        if (encapsulated) {
            object.transferSyntax(TestObjects.JPEG_BASELINE);
            file = object.writeSparseEncapsulated(large, GIBIBYTE);
            length = object.sparseEncapsulatedDataSetLength(GIBIBYTE);
        } else {
            file = object.writeSparse(large, GIBIBYTE);
            length = object.sparseDataSetLength(GIBIBYTE);
        }
    }

    private void requireSame(Path received) throws Exception {
        assertThat(Files.size(received)).isGreaterThan(length);
        assertThat(hashOfTheLast(length, received)).isEqualTo(hashOfTheLast(length, file));
        Files.delete(received);
    }

    private static String hashOfTheLast(long bytes, Path file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (FileChannel channel = FileChannel.open(file);
                OutputStream into = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            channel.position(channel.size() - bytes);
            Channels.newInputStream(channel).transferTo(into);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    @ParameterizedTest(name = "encapsulated: {0}")
    @ValueSource(booleans = {false, true})
    void isSentAndReceived(boolean encapsulated) throws Exception {
        make(encapsulated);
        Path target = Files.createDirectory(folder.resolve("listener"));
        assertThat(SmallJvm.run(LargeObjectMain.class, "send and receive", file, target)
                        .requireSuccess()
                        .output()
                        .lines())
                .contains("status 0000", "sent " + length);
        requireSame(target.resolve("kept").resolve(object.instance()));
    }

    @ParameterizedTest(name = "encapsulated: {0}")
    @ValueSource(booleans = {false, true})
    @EveryEngine
    void isSentToStorescp(boolean encapsulated) throws Exception {
        Dcmtk.require();
        make(encapsulated);
        Path target = Files.createDirectory(folder.resolve("storescp"));
        try (Dcmtk.StoreScp scp = Dcmtk.StoreScp.options()
                .acceptingAll()
                .storingInto(target)
                .maximumPdu(131072)
                .start()) {
            assertThat(SmallJvm.run(LargeObjectMain.class, "send", file, scp.address())
                            .requireSuccess()
                            .output()
                            .lines())
                    .contains("status 0000", "sent " + length);
            requireSame(scp.received(object.instance()).orElseThrow());
        }
    }

    @ParameterizedTest(name = "encapsulated: {0}")
    @ValueSource(booleans = {false, true})
    void isReceivedFromStorescu(boolean encapsulated) throws Exception {
        Dcmtk.require();
        make(encapsulated);
        Path target = Files.createDirectory(folder.resolve("listener"));
        SmallJvm.run(LargeObjectMain.class, "receive from storescu", file, target, encapsulated ? "-xy" : "-xe")
                .requireSuccess();
        requireSame(target.resolve("kept").resolve(object.instance()));
    }

    @Test
    void isReceivedInManySmallFragments() throws Exception {
        Path target = Files.createDirectory(folder.resolve("listener"));
        long bytes = 256 * 1_024_000;
        assertThat(SmallJvm.run(LargeObjectMain.class, "receive fragments", target, bytes)
                        .requireSuccess()
                        .output()
                        .lines())
                .contains("status 0000", "received " + bytes);
    }
}
