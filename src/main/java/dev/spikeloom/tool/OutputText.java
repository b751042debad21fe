package dev.spikeloom.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a program prints, gathered while it runs. Whoever still holds the pipe when it has ended is not waited for. */
final class OutputText {
    private static final int BLOCK = 1 << 13;

    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final Thread reader;
    private final Activity activity;

    OutputText(InputStream stream, String program, Activity activity) {
        this.activity = activity;
        reader = new Thread(() -> read(stream), program + "-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream) {
        byte[] block = new byte[BLOCK];
        try (stream) {
            for (int length = stream.read(block); length >= 0; length = stream.read(block)) {
                gathered.write(block, 0, length);
                activity.seen();
            }
        } catch (IOException e) {
            // The stream was closed from the other side: what has come is all there is.
            activity.seen();
        }
    }

    /** What was printed, after the program has ended. */
    String get() throws InterruptedException {
        reader.join(RunningTool.AFTERMATH.toMillis());
        return gathered.toString(StandardCharsets.UTF_8);
    }
}
