package io.cameldicom.routes;

/** The version of this build, as its manifest has it. */
final class BuildVersion {
    private BuildVersion() {}

    static String text() {
        String version = BuildVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
