package dev.spikeloom.dataset;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on this machine that can be told to misbehave, for tests. */
final class FileServer implements AutoCloseable {
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private volatile boolean resumes = true;
    private final AtomicInteger cutsLeft = new AtomicInteger();
    private volatile int cutAfter;
    private volatile boolean stalls;

    FileServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/";
    }

    void put(String name, byte[] content) {
        files.put(name, content);
    }

    /** From now on it ignores that only a part of a file is asked for. */
    void cannotResume() {
        resumes = false;
    }

    /** It closes the connection after so many bytes of an answer, so many times. */
    void cutOff(int bytes, int times) {
        cutAfter = bytes;
        cutsLeft.set(times);
    }

    /** It gives so many bytes of an answer and then no more, but keeps the connection. */
    void stallAfter(int bytes) {
        cutAfter = bytes;
        stalls = true;
    }

    /** What was asked for so far: name, and range if any. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(range == null ? name : name + " " + range);
        byte[] content = files.get(name);
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        int from = range == null || !resumes ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        if (from >= content.length) {
            exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
        send(exchange, content, from);
    }

    private void send(HttpExchange exchange, byte[] content, int from) throws IOException {
        OutputStream body = exchange.getResponseBody();
        boolean cut = cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        int length = cut || stalls ? Math.min(cutAfter, content.length - from) : content.length - from;
        body.write(content, from, length);
        body.flush();
        if (stalls) {
            awaitClosing();
        }
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
