package io.cameldicom.component;

import io.cameldicom.testing.SmallJvm;
import io.cameldicom.toolkit.engine.AeTitle;
import io.cameldicom.toolkit.engine.DimseStatus;
import io.cameldicom.toolkit.listener.DicomListener;
import io.cameldicom.toolkit.listener.ListenerOptions;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs in a JVM with little memory: stores the body of a message that is a stream. */
final class LargeStreamMain {
    private LargeStreamMain() {}

    /** @param arguments the file from which the stream comes, and a folder to work in */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        try (DefaultCamelContext camel = new DefaultCamelContext();
                DicomListener listener = DicomListener.start(
                        ListenerOptions.of(new AeTitle("PACS"), 0, folder.resolve("incoming")),
                        object -> CompletableFuture.completedFuture(DimseStatus.of(DimseStatus.SUCCESS)));
                InputStream stream = Files.newInputStream(Path.of(arguments[0]))) {
            camel.start();
            try (ProducerTemplate template = camel.createProducerTemplate()) {
                Exchange exchange = template.send(
                        "dicom:store:" + listener.address() + "?spoolDirectory=" + folder.resolve("spool"),
                        sent -> sent.getMessage().setBody(stream));
                System.out.println("failure " + exchange.getException());
                System.out.println("sent " + exchange.getMessage().getHeader(DicomConstants.BYTES));
                System.out.println("received " + listener.statistics().bytes());
            }
            System.out.println("spooled files left "
                    + SpooledFiles.in(folder.resolve("spool")).size());
        }
        System.out.println("stream: " + SmallJvm.peaks());
    }
}
