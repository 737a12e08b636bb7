package io.cameldicom.toolkit.engine;

import java.util.List;
import java.util.Optional;

/**
 * Status of a DIMSE response with its details (PS3.7 §9.1.1.1.9 and annex C).
 *
 * @param code Status (0000,0900), 0 to 0xFFFF
 * @param errorComment Error Comment (0000,0902): may hold patient data, so it is left out of {@link #toString()}
 * @param offendingElements tags of Offending Element (0000,0901) and Attribute Identifier List (0000,1005)
 */
public record DimseStatus(int code, Optional<String> errorComment, List<Integer> offendingElements) {
    public static final int SUCCESS = 0x0000;

    public DimseStatus {
        offendingElements = List.copyOf(offendingElements);
    }

    public static DimseStatus of(int code) {
        return new DimseStatus(code, Optional.empty(), List.of());
    }

    public boolean isSuccess() {
        return code == SUCCESS;
    }

    /** Whether the operation was done, with a remark: 0001, 0107, 0116 or Bxxx (PS3.7 annex C). */
    public boolean isWarning() {
        return code == 0x0001 || code == 0x0107 || code == 0x0116 || (code & 0xF000) == 0xB000;
    }

    /** Whether more responses follow: FF00 or FF01 (PS3.7 annex C). */
    public boolean isPending() {
        return (code & 0xFFFE) == 0xFF00;
    }

    /** Whether the operation ended because we asked for that: FE00 (PS3.7 annex C). */
    public boolean isCancelled() {
        return code == 0xFE00;
    }

    /** The code as the standard writes it: four hexadecimal digits. */
    public String hex() {
        return String.format("%04X", code);
    }

    /** The tags of Offending Element as the standard writes them: {@code gggg,eeee}. */
    public List<String> offendingElementTags() {
        return offendingElements.stream()
                .map(tag -> String.format("%04X,%04X", tag >>> 16, tag & 0xFFFF))
                .toList();
    }

    @Override
    public String toString() {
        return hex();
    }
}
