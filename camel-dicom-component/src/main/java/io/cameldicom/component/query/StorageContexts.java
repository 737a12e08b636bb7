package io.cameldicom.component.query;

import io.cameldicom.toolkit.engine.ProposedContext;
import java.util.ArrayList;
import java.util.List;

/**
 * In what objects of a C-GET may come: presentation contexts of storage classes, at most 127 beside that of the C-GET itself
 * (PS3.8 §9.3.2.2). An acceptor takes one transfer syntax of a context, and many send objects only as they lie there: so
 * each compressed syntax has a context of its own. They come first, as dcmqrscp sends every object of a class in the first
 * context that it has accepted for it.
 */
public final class StorageContexts {
    private static final int MOST = ProposedContext.MAXIMUM_PER_ASSOCIATION - 1;
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    private static final List<String> UNCOMPRESSED = List.of("1.2.840.10008.1.2.1", "1.2.840.10008.1.2");

    /** JPEG baseline, extended and lossless, JPEG-LS lossless, JPEG 2000 lossless and lossy, RLE. */
    private static final List<String> COMPRESSED = List.of(
            "1.2.840.10008.1.2.4.70",
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.90",
            "1.2.840.10008.1.2.4.80",
            "1.2.840.10008.1.2.4.51",
            "1.2.840.10008.1.2.4.91",
            "1.2.840.10008.1.2.5");

    /** CT, MR, CR, DX, MG, US, US multi-frame, XA, secondary capture, and enhanced CT and MR. */
    private static final List<String> OFTEN_COMPRESSED =
            List.of("2", "4", "1", "1.1", "1.2", "6.1", "3.1", "12.1", "7", "2.1", "4.1");

    /** RF, NM, PET, RT, structured reports, presentation states, encapsulated documents, multi-frame captures, VL and their like. */
    private static final List<String> OTHERS = List.of(
            "12.2",
            "20",
            "128",
            "130",
            "481.1",
            "481.2",
            "481.3",
            "481.5",
            "88.11",
            "88.22",
            "88.33",
            "88.50",
            "88.59",
            "88.67",
            "11.1",
            "11.2",
            "104.1",
            "104.2",
            "7.1",
            "7.2",
            "7.3",
            "7.4",
            "77.1.1",
            "77.1.2",
            "77.1.4",
            "77.1.5.1",
            "77.1.6",
            "1.1.1",
            "1.2.1",
            "13.1.1",
            "13.1.3",
            "66",
            "66.1",
            "66.4",
            "9.1.1",
            "9.1.2",
            "6.2",
            "12.1.1");

    private StorageContexts() {}

    /**
     * The contexts to propose.
     *
     * @param sopClasses empty for the common ones
     * @param transferSyntaxes empty for uncompressed ones and, of common images, compressed ones
     * @throws IllegalArgumentException if there would be too many
     */
    public static List<ProposedContext> of(List<String> sopClasses, List<String> transferSyntaxes) {
        List<ProposedContext> contexts = new ArrayList<>();
        if (sopClasses.isEmpty()) {
            OFTEN_COMPRESSED.forEach(image -> add(contexts, STORAGE + image, transferSyntaxes, COMPRESSED));
            OTHERS.forEach(other -> add(contexts, STORAGE + other, transferSyntaxes, List.of()));
        } else {
            boolean room = sopClasses.size() * (COMPRESSED.size() + 1) <= MOST;
            sopClasses.forEach(uid -> add(contexts, uid, transferSyntaxes, room ? COMPRESSED : List.of()));
        }
        if (contexts.size() > MOST) {
            throw new IllegalArgumentException("sopClasses: " + contexts.size() + " contexts, as each in each of"
                    + " transferSyntaxes is one (expected: at most " + MOST + ")");
        }
        return contexts;
    }

    private static void add(
            List<ProposedContext> contexts, String sopClass, List<String> asked, List<String> compressed) {
        if (asked.isEmpty()) {
            compressed.forEach(syntax -> contexts.add(ProposedContext.of(sopClass, syntax)));
            contexts.add(new ProposedContext(sopClass, UNCOMPRESSED));
        } else {
            asked.forEach(syntax -> contexts.add(ProposedContext.of(sopClass, syntax)));
        }
    }
}
