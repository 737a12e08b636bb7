package io.cameldicom.toolkit.file;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it: equal identities mean that the file was neither
 * written to nor replaced in between, as far as the file system can tell.
 *
 * @param size in bytes
 * @param modified time of last modification
 * @param changed time of last change of the inode, where the file system has it
 * @param key what identifies the file itself, such as device and inode, where the file system has it
 */
public record FileIdentity(long size, FileTime modified, Optional<FileTime> changed, Optional<Object> key) {
    private static final String UNIX_ATTRIBUTES = "unix:size,lastModifiedTime,ctime,fileKey";

    /**
     * Asks the file system, once; symbolic links are followed.
     *
     * @throws IOException if the file does not exist or cannot be seen
     */
    public static FileIdentity of(Path file) throws IOException {
        if (UnixView.isSupportedBy(file.getFileSystem())) {
            Map<String, Object> attributes = Files.readAttributes(file, UNIX_ATTRIBUTES);
            return new FileIdentity(
                    (Long) attributes.get("size"),
                    (FileTime) attributes.get("lastModifiedTime"),
                    Optional.ofNullable((FileTime) attributes.get("ctime")),
                    Optional.ofNullable(attributes.get("fileKey")));
        }
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileIdentity(
                attributes.size(),
                attributes.lastModifiedTime(),
                Optional.empty(),
                Optional.ofNullable(attributes.fileKey()));
    }

    /** Asking for the supported views makes a new set each time, which is too dear for every file. */
    private static final class UnixView {
        private static final FileSystem DEFAULT = FileSystems.getDefault();
        private static final boolean ON_DEFAULT =
                DEFAULT.supportedFileAttributeViews().contains("unix");

        private static boolean isSupportedBy(FileSystem system) {
            return system == DEFAULT
                    ? ON_DEFAULT
                    : system.supportedFileAttributeViews().contains("unix");
        }
    }
}
