package io.cameldicom.toolkit;

/** How this implementation names itself in associations and in the files that it writes (PS3.7 §D.3.3.2). */
public final class ImplementationIdentity {
    /** Implementation Class UID, made from a UUID (PS3.5 §B.2). */
    public static final String CLASS_UID = "2.25.300288720032768736874435871565178035462";

    /** Implementation Version Name, at most 16 characters. */
    public static final String VERSION_NAME = "CAMEL_DICOM_01";

    private ImplementationIdentity() {}
}
