package io.cameldicom.component;

import io.cameldicom.component.commitment.CommitmentTag;
import io.cameldicom.component.commitment.InvalidCommitmentRequestException;
import io.cameldicom.component.commitment.ReferencedInstance;
import io.cameldicom.component.json.DicomJson;
import io.cameldicom.toolkit.data.DataSet;
import io.cameldicom.toolkit.data.Tag;
import io.cameldicom.toolkit.file.DicomFile;
import io.cameldicom.toolkit.file.ReadLimits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;

/** Finds in a message which instances a peer is to commit to. */
final class RequestedInstances {
    private static final String EXPECTED =
            " (expected: a file, a DicomObject, a ReferencedInstance, a data set, a map or JSON with"
                    + " SOPClassUID and SOPInstanceUID, a list of such, or both by headers)";
    private static final String SEQUENCE = "ReferencedSOPSequence";

    private final Bodies bodies;
    private final ReadLimits limits;
    private final int maximum;

    /** @param maximum most instances of one request, 1 or more */
    RequestedInstances(Bodies bodies, ReadLimits limits, int maximum) {
        this.bodies = bodies;
        this.limits = limits;
        this.maximum = maximum;
    }

    /**
     * Each instance once, in the order in which they come. Where the body is empty, the headers say which.
     *
     * @throws InvalidCommitmentRequestException if the message names none, or too many, or what it holds is of no use
     * @throws IOException if a file cannot be read
     * @throws io.cameldicom.toolkit.data.MalformedObjectException if a file is no DICOM object
     */
    List<ReferencedInstance> in(Exchange exchange) throws IOException, InvalidPayloadException {
        Map<String, ReferencedInstance> found = new LinkedHashMap<>();
        Message message = exchange.getMessage();
        if (isCollected(message.getBody())) {
            collect(message.getBody(), "body", found);
        } else if (message.getBody() instanceof String text && isJson(text)) {
            collect(DicomJson.dataSets(text), "body", found);
        } else if (isEmpty(message.getBody())) {
            put(ofHeaders(message, "header"), found);
        } else {
            put(of(bodies.objectIn(exchange)), found);
        }
        if (found.isEmpty()) {
            throw new InvalidCommitmentRequestException("body: no instance" + EXPECTED);
        }
        return List.copyOf(found.values());
    }

    /** Whether it is anything but the bytes of one object. */
    private static boolean isCollected(Object body) {
        return body instanceof Iterable<?> && !(body instanceof Path) && !(body instanceof DataSet)
                || body instanceof Object[]
                || body instanceof Map<?, ?>
                || body instanceof DataSet
                || body instanceof ReferencedInstance;
    }

    private static boolean isJson(String text) {
        String begin = text.stripLeading();
        return begin.startsWith("{") || begin.startsWith("[");
    }

    private static boolean isEmpty(Object body) {
        return body == null || body instanceof String text && text.isBlank();
    }

    private void collect(Object element, String where, Map<String, ReferencedInstance> found) throws IOException {
        if (element instanceof Object[] array) {
            collect(List.of(array), where, found);
        } else if (element instanceof Exchange exchange) {
            collectMessage(exchange.getMessage(), where, found);
        } else if (element instanceof Message message) {
            collectMessage(message, where, found);
        } else if (element instanceof Map<?, ?> map) {
            collectMap(map, where, found);
        } else if (element instanceof DataSet dataSet) {
            collectDataSet(dataSet, where, found);
        } else if (element instanceof Iterable<?> list && !(element instanceof Path)) {
            int position = 0;
            for (Object one : list) {
                collect(one, where + "[" + position++ + "]", found);
            }
        } else {
            put(one(element, where), found);
        }
    }

    private void collectMessage(Message message, String where, Map<String, ReferencedInstance> found)
            throws IOException {
        if (isEmpty(message.getBody())) {
            put(ofHeaders(message, where + ": header"), found);
        } else {
            collect(message.getBody(), where, found);
        }
    }

    private void collectMap(Map<?, ?> map, String where, Map<String, ReferencedInstance> found) throws IOException {
        Object sequence = map.get(SEQUENCE);
        if (sequence != null) {
            collect(sequence, where + "." + SEQUENCE, found);
        } else if (map.containsKey("ReferencedSOPInstanceUID")) {
            put(referenced(map.get("ReferencedSOPClassUID"), map.get("ReferencedSOPInstanceUID"), where), found);
        } else {
            put(referenced(map.get("SOPClassUID"), map.get("SOPInstanceUID"), where), found);
        }
    }

    private void collectDataSet(DataSet dataSet, String where, Map<String, ReferencedInstance> found)
            throws IOException {
        if (dataSet.contains(CommitmentTag.REFERENCED_SOP_SEQUENCE)) {
            collect(dataSet.items(CommitmentTag.REFERENCED_SOP_SEQUENCE), where + "." + SEQUENCE, found);
            return;
        }
        boolean reference = dataSet.contains(CommitmentTag.REFERENCED_SOP_INSTANCE_UID);
        int sopClass = reference ? CommitmentTag.REFERENCED_SOP_CLASS_UID : Tag.SOP_CLASS_UID;
        int instance = reference ? CommitmentTag.REFERENCED_SOP_INSTANCE_UID : Tag.SOP_INSTANCE_UID;
        put(
                referenced(
                        dataSet.string(sopClass).orElse(null),
                        dataSet.string(instance).orElse(null),
                        where),
                found);
    }

    private ReferencedInstance one(Object element, String where) throws IOException {
        if (element instanceof ReferencedInstance instance) {
            return instance;
        }
        if (element instanceof DicomObject object) {
            return of(object);
        }
        if (element instanceof DicomFile file) {
            return of(DicomObject.of(file));
        }
        if (element instanceof WrappedFile<?> wrapped && wrapped.getFile() instanceof File file) {
            return read(file.toPath());
        }
        if (element instanceof File file) {
            return read(file.toPath());
        }
        if (element instanceof Path path) {
            return read(path);
        }
        throw new InvalidCommitmentRequestException(
                where + ": " + (element == null ? "null" : element.getClass().getName()) + EXPECTED);
    }

    private ReferencedInstance read(Path file) throws IOException {
        return of(DicomObject.of(DicomFile.read(file, limits)));
    }

    private static ReferencedInstance of(DicomObject object) {
        DataSet dataSet = object.dataSet();
        return referenced(
                dataSet.string(Tag.SOP_CLASS_UID).orElse(null),
                dataSet.string(Tag.SOP_INSTANCE_UID).orElse(null),
                "object");
    }

    private static ReferencedInstance ofHeaders(Message message, String where) {
        Object sopClass = message.getHeader(DicomConstants.SOP_CLASS_UID);
        Object instance = message.getHeader(DicomConstants.SOP_INSTANCE_UID);
        if (sopClass == null || instance == null) {
            throw new InvalidCommitmentRequestException(where + ": "
                    + (sopClass == null ? DicomConstants.SOP_CLASS_UID : DicomConstants.SOP_INSTANCE_UID)
                    + " is not set, and the body is empty" + EXPECTED);
        }
        return referenced(sopClass, instance, where);
    }

    private static ReferencedInstance referenced(Object sopClass, Object instance, String where) {
        try {
            return new ReferencedInstance(text(sopClass), text(instance));
        } catch (IllegalArgumentException e) {
            throw new InvalidCommitmentRequestException(where + ": " + e.getMessage() + EXPECTED);
        }
    }

    private static String text(Object value) {
        return value instanceof String text ? text : null;
    }

    private void put(ReferencedInstance instance, Map<String, ReferencedInstance> found) {
        ReferencedInstance before = found.putIfAbsent(instance.sopInstanceUid(), instance);
        if (before != null && !before.equals(instance)) {
            throw new InvalidCommitmentRequestException(
                    "instance " + instance.sopInstanceUid() + ": comes with two SOP classes (expected: one)");
        }
        if (found.size() > maximum) {
            throw new InvalidCommitmentRequestException("instances: more than " + maximum
                    + " (expected: at most commitmentMaximumInstances; split the list)");
        }
    }
}
