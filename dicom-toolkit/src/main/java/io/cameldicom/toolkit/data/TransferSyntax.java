package io.cameldicom.toolkit.data;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a data set is encoded (PS3.5 §10 and annex A). Two transfer syntaxes are equal when their UIDs are.
 *
 * @param uid its UID
 * @param name as PS3.6 table A-1 has it, shortened
 * @param encoding how elements and pixel data are written
 */
public record TransferSyntax(String uid, String name, Encoding encoding) {
    /** How elements and pixel data are written. */
    public enum Encoding {
        /** Implicit VR, little endian, native pixel data. */
        IMPLICIT,
        /** Explicit VR, little endian, native pixel data. */
        EXPLICIT,
        /** Explicit VR, big endian, native pixel data; retired. */
        BIG_ENDIAN,
        /** Explicit VR, little endian, the whole data set deflated (RFC 1951). */
        DEFLATED,
        /** Explicit VR, little endian, pixel data in fragments. */
        ENCAPSULATED,
        /** Implicit VR, little endian, but pixel data big endian. */
        GE_PRIVATE
    }

    private static final Map<String, TransferSyntax> REGISTRY = registry();

    public static final TransferSyntax IMPLICIT_VR_LITTLE_ENDIAN = REGISTRY.get("1.2.840.10008.1.2");
    public static final TransferSyntax EXPLICIT_VR_LITTLE_ENDIAN = REGISTRY.get("1.2.840.10008.1.2.1");
    public static final TransferSyntax DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN = REGISTRY.get("1.2.840.10008.1.2.1.99");
    public static final TransferSyntax EXPLICIT_VR_BIG_ENDIAN = REGISTRY.get("1.2.840.10008.1.2.2");
    public static final TransferSyntax GE_PRIVATE_BIG_ENDIAN_PIXELS = REGISTRY.get("1.2.840.113619.5.2");

    /** The transfer syntax of this UID, if the toolkit can read data sets that are encoded in it. */
    public static Optional<TransferSyntax> of(String uid) {
        return Optional.ofNullable(REGISTRY.get(uid));
    }

    /**
     * A transfer syntax that the toolkit does not know, such as a private one, whose data sets are encoded like those of
     * another; pixel data may be fragments.
     *
     * @param like Implicit VR, or Explicit VR of either byte order
     */
    public static TransferSyntax unknown(String uid, TransferSyntax like) {
        Encoding encoding = like.encoding == Encoding.EXPLICIT ? Encoding.ENCAPSULATED : like.encoding;
        return new TransferSyntax(uid, "unknown, read as " + like.name, encoding);
    }

    /** Every transfer syntax that the toolkit can read. */
    public static Collection<TransferSyntax> all() {
        return REGISTRY.values();
    }

    /** Whether elements carry their VR. */
    public boolean isExplicitVr() {
        return encoding != Encoding.IMPLICIT && encoding != Encoding.GE_PRIVATE;
    }

    /** Whether tags, lengths and numbers are big endian. */
    public boolean isBigEndian() {
        return encoding == Encoding.BIG_ENDIAN;
    }

    /** Whether the data set is deflated as a whole. */
    public boolean isDeflated() {
        return encoding == Encoding.DEFLATED;
    }

    /** Whether pixel data are fragments of compressed frames. */
    public boolean isEncapsulated() {
        return encoding == Encoding.ENCAPSULATED;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TransferSyntax syntax && uid.equals(syntax.uid);
    }

    @Override
    public int hashCode() {
        return uid.hashCode();
    }

    /** Name and UID, for messages. */
    @Override
    public String toString() {
        return name + " (" + uid + ")";
    }

    private static Map<String, TransferSyntax> registry() {
        Map<String, TransferSyntax> all = new LinkedHashMap<>();
        add(all, "1.2.840.10008.1.2", "Implicit VR Little Endian", Encoding.IMPLICIT);
        add(all, "1.2.840.10008.1.2.1", "Explicit VR Little Endian", Encoding.EXPLICIT);
        add(
                all,
                "1.2.840.10008.1.2.1.98",
                "Encapsulated Uncompressed Explicit VR Little Endian",
                Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.1.99", "Deflated Explicit VR Little Endian", Encoding.DEFLATED);
        add(all, "1.2.840.10008.1.2.2", "Explicit VR Big Endian", Encoding.BIG_ENDIAN);
        add(all, "1.2.840.113619.5.2", "GE Private Implicit VR with Big Endian Pixel Data", Encoding.GE_PRIVATE);
        add(all, "1.2.840.10008.1.2.4.50", "JPEG Baseline (Process 1)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.51", "JPEG Extended (Process 2 and 4)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.52", "JPEG Extended (Process 3 and 5)", Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.53",
                "JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.54",
                "JPEG Spectral Selection, Non-Hierarchical (Process 7 and 9)",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.55",
                "JPEG Full Progression, Non-Hierarchical (Process 10 and 12)",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.56",
                "JPEG Full Progression, Non-Hierarchical (Process 11 and 13)",
                Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.57", "JPEG Lossless, Non-Hierarchical (Process 14)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.58", "JPEG Lossless, Non-Hierarchical (Process 15)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.59", "JPEG Extended, Hierarchical (Process 16 and 18)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.60", "JPEG Extended, Hierarchical (Process 17 and 19)", Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.61",
                "JPEG Spectral Selection, Hierarchical (Process 20 and 22)",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.62",
                "JPEG Spectral Selection, Hierarchical (Process 21 and 23)",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.63",
                "JPEG Full Progression, Hierarchical (Process 24 and 26)",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.64",
                "JPEG Full Progression, Hierarchical (Process 25 and 27)",
                Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.65", "JPEG Lossless, Hierarchical (Process 28)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.66", "JPEG Lossless, Hierarchical (Process 29)", Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.70",
                "JPEG Lossless, First-Order Prediction (Process 14, Selection Value 1)",
                Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.80", "JPEG-LS Lossless", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.81", "JPEG-LS Near-Lossless", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.90", "JPEG 2000 (Lossless Only)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.91", "JPEG 2000", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Multi-component (Lossless Only)", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2 Multi-component", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.94", "JPIP Referenced", Encoding.EXPLICIT);
        add(all, "1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate", Encoding.DEFLATED);
        add(all, "1.2.840.10008.1.2.4.100", "MPEG2 Main Profile / Main Level", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.100.1", "Fragmentable MPEG2 Main Profile / Main Level", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.101", "MPEG2 Main Profile / High Level", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.101.1", "Fragmentable MPEG2 Main Profile / High Level", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.102", "MPEG-4 AVC/H.264 High Profile / Level 4.1", Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.102.1",
                "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.103",
                "MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.103.1",
                "Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.104",
                "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.104.1",
                "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.105",
                "MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video",
                Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.105.1",
                "Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video",
                Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.106", "MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2", Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.106.1",
                "Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2",
                Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.107", "HEVC/H.265 Main Profile / Level 5.1", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.108", "HEVC/H.265 Main 10 Profile / Level 5.1", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.110", "JPEG XL Lossless", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.111", "JPEG XL JPEG Recompression", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.112", "JPEG XL", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 (Lossless Only)", Encoding.ENCAPSULATED);
        add(
                all,
                "1.2.840.10008.1.2.4.202",
                "High-Throughput JPEG 2000 with RPCL Options (Lossless Only)",
                Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced", Encoding.EXPLICIT);
        add(all, "1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate", Encoding.DEFLATED);
        add(all, "1.2.840.10008.1.2.5", "RLE Lossless", Encoding.ENCAPSULATED);
        add(all, "1.2.840.10008.1.2.8.1", "Deflated Image Frame Compression", Encoding.ENCAPSULATED);
        return Collections.unmodifiableMap(all);
    }

    private static void add(Map<String, TransferSyntax> all, String uid, String name, Encoding encoding) {
        all.put(uid, new TransferSyntax(uid, name, encoding));
    }
}
