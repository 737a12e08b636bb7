package io.cameldicom.component;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs in a JVM of its own, until that is killed: a route that keeps what it receives. */
final class ListenMain {
    private ListenMain() {}

    /** @param arguments the URI to listen on */
    public static void main(String[] arguments) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(arguments[0]).log("kept ${header.CamelDicomSopInstanceUid}");
                }
            });
            camel.start();
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }
}
