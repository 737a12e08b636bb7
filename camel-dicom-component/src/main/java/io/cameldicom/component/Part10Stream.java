package io.cameldicom.component;

import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.Segment;
import io.cameldicom.toolkit.file.Part10Writer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Enumeration;
import java.util.Iterator;

/** A Part 10 file as a stream: File Meta Information, then one segment after the other, each opened when it is its turn. */
final class Part10Stream {
    private Part10Stream() {}

    static InputStream of(EncodedDataSet dataSet) {
        byte[] meta = Part10Writer.fileMeta(
                dataSet.sopClassUid(), dataSet.sopInstanceUid(), dataSet.transferSyntaxUid(), null);
        Iterator<Segment> segments = dataSet.segments().iterator();
        return new SequenceInputStream(new Enumeration<>() {
            private boolean metaRead;

            @Override
            public boolean hasMoreElements() {
                return !metaRead || segments.hasNext();
            }

            @Override
            public InputStream nextElement() {
                if (!metaRead) {
                    metaRead = true;
                    return new ByteArrayInputStream(meta);
                }
                return open(segments.next());
            }
        });
    }

    private static InputStream open(Segment segment) {
        if (segment instanceof Segment.Heap heap) {
            return new ByteArrayInputStream(heap.bytes());
        }
        Segment.FileRegion region = (Segment.FileRegion) segment;
        try {
            SeekableByteChannel channel = Files.newByteChannel(region.file()).position(region.offset());
            return new RegionStream(Channels.newInputStream(channel), region.length());
        } catch (IOException e) {
            throw new UncheckedIOException("a value of the object cannot be read from its file any more", e);
        }
    }

    /** The first {@code left} bytes of a stream; less is an error, as the file was cut. */
    private static final class RegionStream extends FilterInputStream {
        private long left;

        RegionStream(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            if (read < 0) {
                throw new IOException("the file of the object was cut while it was read");
            }
            left -= read;
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(Math.min(count, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(in.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
