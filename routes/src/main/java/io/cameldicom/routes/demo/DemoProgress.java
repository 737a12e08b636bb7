package io.cameldicom.routes.demo;

import io.cameldicom.routes.report.Deliveries;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far the demonstration is: a bar on a terminal, a line per quarter elsewhere. */
public final class DemoProgress implements Deliveries, AutoCloseable {
    private static final int WIDTH = 72;

    private final int files;
    private final AtomicInteger ended = new AtomicInteger();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final IntConsumer show;
    private final Runnable end;

    private DemoProgress(int files, IntConsumer show, Runnable end) {
        this.files = files;
        this.show = show;
        this.end = end;
    }

    /** @param terminal whether {@code out} can redraw a line */
    public static DemoProgress of(int files, PrintStream out, boolean terminal) {
        if (!terminal) {
            int quarter = Math.max(1, files / 4);
            return new DemoProgress(files, ended -> line(out, ended, files, quarter), () -> {});
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("sending")
                .setInitialMax(files)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
                .build();
        return new DemoProgress(files, bar::stepTo, bar::close);
    }

    private static void line(PrintStream out, int ended, int files, int quarter) {
        if (ended % quarter == 0 || ended == files) {
            out.println("sending: " + ended + " of " + files);
        }
    }

    @Override
    public void sent(String fileId, long bytes) {
        show.accept(ended.incrementAndGet());
    }

    @Override
    public void quarantined(String fileId, long bytes, String cause, String message) {
        problems.add("quarantined " + fileId + ": " + cause + ": " + message);
        show.accept(ended.incrementAndGet());
    }

    @Override
    public void postponed(String fileId, String message) {
        problems.add("postponed " + fileId + ": " + message);
    }

    @Override
    public void unexpected(String fileId, Throwable failure) {
        problems.add("unexpected at " + fileId + ": " + failure);
    }

    /** What a person should read once the bar is gone. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        end.run();
    }
}
