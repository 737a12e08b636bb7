package io.cameldicom.routes.disposition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;

/**
 * Which file, with which contents, lies at a path.
 *
 * @param size bytes
 * @param modified last change of the contents
 * @param changed last change of contents or attributes, or null where the file system does not know it
 * @param key what the file system knows the file by, or null
 */
public record SourceIdentity(long size, FileTime modified, FileTime changed, Object key) {
    /** @throws java.nio.file.NoSuchFileException if nothing is there */
    public static SourceIdentity of(Path file) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            BasicFileAttributes basic =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new SourceIdentity(basic.size(), basic.lastModifiedTime(), null, basic.fileKey());
        }
        Map<String, Object> unix =
                Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,fileKey", LinkOption.NOFOLLOW_LINKS);
        return new SourceIdentity(
                (Long) unix.get("size"),
                (FileTime) unix.get("lastModifiedTime"),
                (FileTime) unix.get("ctime"),
                unix.get("fileKey"));
    }

    /** The same file with the same contents; a move alone changes {@link #changed()}. */
    boolean isSameContents(SourceIdentity other) {
        return size == other.size && modified.equals(other.modified) && Objects.equals(key, other.key);
    }
}
