package io.cameldicom.routes.campaign;

import io.cameldicom.routes.jar.PackagedJar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Drops files while sender and receiver are killed, stopped and disturbed at random; then lets the rest go through. */
final class Campaign implements AutoCloseable {
    private final Settings settings;
    private final SplittableRandom random;
    private final Receiver receiver;
    private final Sender sender;
    private final Drops drops;
    private final CountDownLatch never = new CountDownLatch(1);
    private final List<String> events = new ArrayList<>();
    private boolean receiving;
    private int kills;

    Campaign(Settings settings, Path folder, Receiver receiver) throws Exception {
        this.settings = settings;
        this.receiver = receiver;
        this.random = new SplittableRandom(settings.seed());
        startReceiver();
        this.sender = new Sender(new PackagedJar(folder).with("pacs", receiver.address()), settings.engine());
        this.drops = new Drops(sender.jar().inbox(), settings.files(), random.split());
    }

    /** Runs to the end and returns what is wrong then; empty: all is as it must be. */
    List<String> run() throws Exception {
        Thread dropping = new Thread(drops, "drops");
        dropping.start();
        sender.start();
        while (dropping.isAlive() || kills < settings.kills()) {
            pause(random.nextInt(200, 1800));
            disturb();
        }
        event("calm");
        startReceiver();
        receiver.behave();
        if (!sender.isRunning()) {
            sender.start();
        }
        boolean drained = Rest.awaitEmpty(sender.jar().inbox(), settings.patience());
        sender.stop();
        List<String> violations = new ArrayList<>(sender.violations());
        if (drops.failure() != null) {
            violations.add("the campaign itself failed: " + drops.failure());
        }
        violations.addAll(new Ledger(sender.jar(), receiver, drops.all(), drained).violations());
        violations.addAll(Rest.secrets(sender.output()));
        return violations;
    }

    private void disturb() throws Exception {
        int what = random.nextInt(100);
        if (!sender.isRunning()) {
            sender.start();
            event("sender started");
        } else if (what < 38 && !sender.isWorking() && what % 4 != 0) {
            event("sender starts");
        } else if (what < 30) {
            sender.kill();
            kills++;
            event("sender killed");
        } else if (what < 38) {
            sender.stop();
            event("sender stopped");
        } else if (!receiving) {
            startReceiver();
        } else if (what < 58) {
            receiver.kill();
            receiving = false;
            event("receiver killed");
        } else if (what < 85) {
            receiver.misbehave(random);
            event("receiver fails otherwise");
        } else {
            receiver.behave();
        }
    }

    private void startReceiver() throws Exception {
        if (!receiving) {
            receiver.start();
            receiving = true;
            event("receiver started");
        }
    }

    private void pause(int millis) throws InterruptedException {
        never.await(millis, TimeUnit.MILLISECONDS);
    }

    private void event(String what) {
        events.add(what);
    }

    /** In a line for people. */
    String summary() {
        StringBuilder told = new StringBuilder(drops.all().size() + " files, sender killed " + kills + " times: ");
        for (int i = 0; i < events.size(); ) {
            int next = i;
            while (next < events.size() && events.get(next).equals(events.get(i))) {
                next++;
            }
            told.append(i == 0 ? "" : ", ").append(events.get(i)).append(next - i > 1 ? " x" + (next - i) : "");
            i = next;
        }
        return told.toString();
    }

    @Override
    public void close() {
        sender.close();
    }
}
