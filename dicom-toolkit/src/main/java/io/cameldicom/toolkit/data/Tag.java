package io.cameldicom.toolkit.data;

/** Tags as {@code int}s, group in the upper and element in the lower 16 bits; they are compared unsigned. */
public final class Tag {
    public static final int FILE_META_INFORMATION_GROUP_LENGTH = 0x00020000;
    public static final int FILE_META_INFORMATION_VERSION = 0x00020001;
    public static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x00020002;
    public static final int MEDIA_STORAGE_SOP_INSTANCE_UID = 0x00020003;
    public static final int TRANSFER_SYNTAX_UID = 0x00020010;
    public static final int IMPLEMENTATION_CLASS_UID = 0x00020012;
    public static final int IMPLEMENTATION_VERSION_NAME = 0x00020013;
    public static final int SOURCE_APPLICATION_ENTITY_TITLE = 0x00020016;
    public static final int DIRECTORY_RECORD_SEQUENCE = 0x00041220;
    public static final int SPECIFIC_CHARACTER_SET = 0x00080005;
    public static final int SOP_CLASS_UID = 0x00080016;
    public static final int SOP_INSTANCE_UID = 0x00080018;
    public static final int ACCESSION_NUMBER = 0x00080050;
    public static final int MODALITY = 0x00080060;
    public static final int PATIENT_NAME = 0x00100010;
    public static final int PATIENT_ID = 0x00100020;
    public static final int STUDY_INSTANCE_UID = 0x0020000D;
    public static final int SERIES_INSTANCE_UID = 0x0020000E;
    public static final int SELECTOR_ATTRIBUTE = 0x00720026;
    public static final int SELECTOR_VALUE_NUMBER = 0x00720028;
    public static final int SELECTOR_SEQUENCE_POINTER = 0x00720052;
    public static final int SELECTOR_SEQUENCE_POINTER_PRIVATE_CREATOR = 0x00720054;
    public static final int SELECTOR_ATTRIBUTE_PRIVATE_CREATOR = 0x00720056;
    public static final int SELECTOR_SEQUENCE_POINTER_ITEMS = 0x00741057;
    public static final int MODIFIED_ATTRIBUTES_SEQUENCE = 0x04000550;
    public static final int NONCONFORMING_MODIFIED_ATTRIBUTES_SEQUENCE = 0x04000551;
    public static final int NONCONFORMING_DATA_ELEMENT_VALUE = 0x04000552;
    public static final int ORIGINAL_ATTRIBUTES_SEQUENCE = 0x04000561;
    public static final int ATTRIBUTE_MODIFICATION_DATE_TIME = 0x04000562;
    public static final int MODIFYING_SYSTEM = 0x04000563;
    public static final int SOURCE_OF_PREVIOUS_VALUES = 0x04000564;
    public static final int REASON_FOR_THE_ATTRIBUTE_MODIFICATION = 0x04000565;
    public static final int PIXEL_DATA = 0x7FE00010;
    public static final int ITEM = 0xFFFEE000;
    public static final int ITEM_DELIMITATION_ITEM = 0xFFFEE00D;
    public static final int SEQUENCE_DELIMITATION_ITEM = 0xFFFEE0DD;

    private Tag() {}

    /** The group number, 0 to 0xFFFF. */
    public static int group(int tag) {
        return tag >>> 16;
    }

    /** The element number, 0 to 0xFFFF. */
    public static int element(int tag) {
        return tag & 0xFFFF;
    }

    /** Whether the group number is odd, so that the element is private (PS3.5 §7.8). */
    public static boolean isPrivate(int tag) {
        return (tag & 0x10000) != 0;
    }

    /** Whether this is a private creator: element 0010 to 00FF of an odd group (PS3.5 §7.8.1). */
    public static boolean isPrivateCreator(int tag) {
        return isPrivate(tag) && element(tag) >= 0x10 && element(tag) <= 0xFF;
    }

    /** Whether this is a (retired) group length: element 0000 (PS3.5 §7.2). */
    public static boolean isGroupLength(int tag) {
        return element(tag) == 0;
    }

    /** As the standard prints it: {@code (0010,0020)}. */
    public static String toString(int tag) {
        return String.format("(%04X,%04X)", group(tag), element(tag));
    }
}
