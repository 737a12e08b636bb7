package io.cameldicom.toolkit.file;

import io.cameldicom.toolkit.ImplementationIdentity;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Element;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.data.TransferSyntax;
import io.cameldicom.toolkit.data.VR;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * File Meta Information (PS3.10 §7.1).
 *
 * @param elements group 0002 as it was read, or as it was built
 */
public record FileMeta(DataSet elements) {
    /** What a file without File Meta Information should have said. */
    static FileMeta build(DataSet dataSet, TransferSyntax transferSyntax) {
        List<Element> elements = new ArrayList<>();
        elements.add(Element.of(Tag.FILE_META_INFORMATION_VERSION, VR.OB, new byte[] {0, 1}));
        copy(dataSet, Tag.SOP_CLASS_UID, elements, Tag.MEDIA_STORAGE_SOP_CLASS_UID);
        copy(dataSet, Tag.SOP_INSTANCE_UID, elements, Tag.MEDIA_STORAGE_SOP_INSTANCE_UID);
        elements.add(Element.of(Tag.TRANSFER_SYNTAX_UID, VR.UI, transferSyntax.uid()));
        elements.add(Element.of(Tag.IMPLEMENTATION_CLASS_UID, VR.UI, ImplementationIdentity.CLASS_UID));
        elements.add(Element.of(Tag.IMPLEMENTATION_VERSION_NAME, VR.SH, ImplementationIdentity.VERSION_NAME));
        return new FileMeta(DataSet.of(elements));
    }

    private static void copy(DataSet from, int fromTag, List<Element> to, int toTag) {
        from.element(fromTag).ifPresent(element -> to.add(new Element(toTag, VR.UI, element.value())));
    }

    /** Media Storage SOP Class UID (0002,0002), whatever it is. */
    public Optional<String> sopClassUid() {
        return elements.string(Tag.MEDIA_STORAGE_SOP_CLASS_UID);
    }

    /** Media Storage SOP Instance UID (0002,0003), whatever it is. */
    public Optional<String> sopInstanceUid() {
        return elements.string(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID);
    }

    /** Transfer Syntax UID (0002,0010), whatever it is. */
    public Optional<String> transferSyntaxUid() {
        return elements.string(Tag.TRANSFER_SYNTAX_UID);
    }
}
