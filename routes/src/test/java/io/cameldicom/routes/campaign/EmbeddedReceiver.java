package io.cameldicom.routes.campaign;

import io.cameldicom.routes.jar.PackagedJar;
import io.cameldicom.testing.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Our own listener: the embedded PACS of another application, which never replaces what it has. */
final class EmbeddedReceiver implements Receiver {
    private final PackagedJar jar;
    private final int port = FreePort.find();
    private PackagedJar.Running running;

    EmbeddedReceiver(Path folder) throws IOException {
        jar = new PackagedJar(folder).with("embedded.port", port);
    }

    @Override
    public String address() {
        return "EMBEDDED@127.0.0.1:" + port;
    }

    @Override
    public void start() throws IOException {
        running = jar.start().awaitOutput("started");
    }

    @Override
    public void kill() throws InterruptedException {
        running.kill();
    }

    @Override
    public boolean refusesDuplicates() {
        return true;
    }

    private Path store() {
        return jar.folder.resolve("data/pacs");
    }

    @Override
    public Map<String, Set<String>> held() throws IOException {
        return Held.in(store(), file -> file.toString().endsWith(".dcm"));
    }

    /** It deletes at its start what it had begun before, and nothing is on its way when this is asked. */
    @Override
    public List<Path> leftovers() throws IOException {
        return Held.files(store()).stream()
                .filter(file -> file.toString().endsWith(".part"))
                .toList();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
