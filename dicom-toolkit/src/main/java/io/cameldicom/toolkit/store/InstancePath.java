package io.cameldicom.toolkit.store;

import io.cameldicom.toolkit.data.Uid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where an instance stands below the root of a store: {@code study/series/instance.dcm}. */
record InstancePath(String study, String series, String instance) {
    Path below(Path root) {
        return root.resolve(part(study)).resolve(part(series)).resolve(part(instance) + ".dcm");
    }

    /**
     * A UID that comes from outside becomes a file name only if it is one (PS3.5 §9.1); anything else is replaced by
     * its hash, so that no text from the wire can lead out of the store.
     */
    private static String part(String uid) {
        return Uid.isValid(uid) ? uid : "x-" + sha256(uid);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
