package io.cameldicom.routes.campaign;

import io.cameldicom.testing.Dcmtk;
import io.cameldicom.testing.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The receiver of DCMTK, which keeps the last of several objects with one UID. */
final class StoreScpReceiver implements Receiver {
    private final Path folder;
    private final int port = FreePort.find();
    private Dcmtk.StoreScp scp;

    StoreScpReceiver(Path folder) {
        this.folder = folder;
    }

    @Override
    public String address() {
        return "STORESCP@127.0.0.1:" + port;
    }

    @Override
    public void start() {
        scp = Dcmtk.StoreScp.options()
                .storingInto(folder)
                .acceptingAll()
                .port(port)
                .start();
    }

    @Override
    public void kill() {
        scp.kill();
        scp = null;
    }

    @Override
    public Map<String, Set<String>> held() throws IOException {
        return Held.in(folder, file -> file.toFile().length() > 0);
    }

    @Override
    public void close() {
        if (scp != null) {
            scp.close();
        }
    }
}
