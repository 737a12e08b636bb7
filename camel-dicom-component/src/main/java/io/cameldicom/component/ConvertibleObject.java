package io.cameldicom.component;

import io.cameldicom.component.destination.Alternatives;
import io.cameldicom.toolkit.convert.ConversionOptions;
import io.cameldicom.toolkit.convert.Conversions;
import io.cameldicom.toolkit.data.EncodedDataSet;
import io.cameldicom.toolkit.data.TransferSyntax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The transfer syntaxes to which an object can be converted, and the files that this takes. */
final class ConvertibleObject implements Alternatives {
    private final DicomObject object;
    private final Spool spool;
    private final Map<String, TransferSyntax> targets = new LinkedHashMap<>();
    private final Queue<Path> files = new ConcurrentLinkedQueue<>();

    ConvertibleObject(DicomObject object, ConversionOptions options, Spool spool) {
        this.object = object;
        this.spool = spool;
        for (TransferSyntax target : Conversions.targets(object.source(), options)) {
            targets.put(target.uid(), target);
        }
    }

    @Override
    public List<String> transferSyntaxUids() {
        return List.copyOf(targets.keySet());
    }

    @Override
    public EncodedDataSet in(String transferSyntaxUid) {
        try {
            return Conversions.convert(
                    object.source(), object.dataSet(), targets.get(transferSyntaxUid), this::newFile);
        } catch (IOException e) {
            throw new ObjectUnavailableException(e);
        }
    }

    private Path newFile() throws IOException {
        Path file = spool.newFile();
        files.add(file);
        return file;
    }

    @Override
    public void close() {
        for (Path file = files.poll(); file != null; file = files.poll()) {
            Spool.delete(file);
        }
    }
}
