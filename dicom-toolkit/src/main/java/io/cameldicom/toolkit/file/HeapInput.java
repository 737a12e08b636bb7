package io.cameldicom.toolkit.file;

/** A data set that has arrived completely and stands on the heap. */
final class HeapInput extends ByteInput {
    private final byte[] bytes;

    HeapInput(byte[] bytes) {
        super(0, bytes.length);
        this.bytes = bytes;
    }

    @Override
    int read(long position, byte[] to, int from, int count) {
        int most = (int) Math.min(count, bytes.length - position);
        if (most <= 0) {
            return -1;
        }
        System.arraycopy(bytes, (int) position, to, from, most);
        return most;
    }

    @Override
    boolean pass(long position, long target) {
        return target <= bytes.length;
    }

    @Override
    long end() {
        return bytes.length;
    }

    @Override
    boolean mayGrow() {
        return false;
    }
}
