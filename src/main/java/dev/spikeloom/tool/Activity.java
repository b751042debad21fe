package dev.spikeloom.tool;

import java.time.Duration;

/** When a program was last seen to do something. */
final class Activity {
    private volatile long last = System.nanoTime();

    void seen() {
        last = System.nanoTime();
    }

    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - last);
    }
}
