package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The DevTools protocol over a pipe: objects of JSON, each with a zero byte behind it. */
final class DevTools implements AutoCloseable {
    /** Longer than anything takes on a machine that is busy with other things. */
    static final int PATIENCE_SECONDS = 120;

    private static final JsonMapper JSON = new JsonMapper();

    private final InputStream in;
    private final OutputStream out;
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    DevTools(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in);
        this.out = out;
        Thread reader = new Thread(this::read, "devtools");
        reader.setDaemon(true);
        reader.start();
    }

    /** What is told of the events of a session. */
    void listen(String session, Consumer<JsonNode> listener) {
        listeners.put(session, listener);
    }

    /**
     * Calls a method of the protocol, and returns its result.
     *
     * @param session empty for the browser itself
     */
    JsonNode call(String session, String method, Object params) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(params));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        send(message);
        JsonNode result = within(answer);
        return result.has("error") ? fail(method + ": " + result.get("error")) : result.get("result");
    }

    private synchronized void send(ObjectNode message) {
        try {
            out.write(message.toString().getBytes(StandardCharsets.UTF_8));
            out.write(0);
            out.flush();
        } catch (IOException e) {
            fail("the browser has ended", e);
        }
    }

    static <T> T within(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return fail("the browser does not answer", e);
        }
    }

    private void read() {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c != 0) {
                    message.write(c);
                    continue;
                }
                received(JSON.readTree(message.toByteArray()));
                message.reset();
            }
            end(new IOException("the browser has ended"));
        } catch (IOException e) {
            end(e);
        }
    }

    private void received(JsonNode message) {
        if (message.has("id")) {
            waiting.remove(message.get("id").asInt()).complete(message);
        } else {
            listeners
                    .getOrDefault(message.path("sessionId").asText(), event -> {})
                    .accept(message);
        }
    }

    private void end(IOException why) {
        waiting.values().forEach(each -> each.completeExceptionally(why));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
