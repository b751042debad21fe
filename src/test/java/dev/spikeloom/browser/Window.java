package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A window of a browser, driven over the DevTools protocol; it remembers what was asked of the network and went wrong. */
final class Window implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /** Longer than anything takes on a machine that is busy with other things. */
    private static final int PATIENCE_SECONDS = 120;

    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Window() {}

    static Window open(int port) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        URI create = URI.create("http://127.0.0.1:" + port + "/json/new?about:blank");
        HttpResponse<String> tab = http.send(
                HttpRequest.newBuilder(create)
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Window window = new Window();
        URI address =
                URI.create(JSON.readTree(tab.body()).get("webSocketDebuggerUrl").asText());
        window.socket.complete(http.newWebSocketBuilder()
                .buildAsync(address, window.listener())
                .join());
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            window.call(domain + ".enable", Map.of());
        }
        return window;
    }

    private WebSocket.Listener listener() {
        StringBuilder text = new StringBuilder();
        return new WebSocket.Listener() {
            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                    String whole = text.toString();
                    text.setLength(0);
                    received(whole);
                }
                from.request(1);
                return null;
            }
        };
    }

    private void received(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.has("id")) {
                waiting.remove(message.get("id").asInt()).complete(message);
                return;
            }
            JsonNode params = message.path("params");
            switch (message.path("method").asText()) {
                case "Page.loadEventFired" -> loaded.complete(null);
                case "Network.requestWillBeSent" ->
                    requests.add(params.path("request").path("url").asText());
                case "Runtime.exceptionThrown" ->
                    errors.add(params.path("exceptionDetails").toString());
                case "Runtime.consoleAPICalled" -> {
                    if (List.of("error", "warning", "assert")
                            .contains(params.path("type").asText())) {
                        errors.add(params.path("args").toString());
                    }
                }
                case "Log.entryAdded" -> errors.add(params.path("entry").toString());
                default -> {
                    // Nothing that a test asks for.
                }
            }
        } catch (IOException e) {
            errors.add(e.toString());
        }
    }

    /** Calls a method of the protocol, and returns its result. */
    JsonNode call(String method, Object params) {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(params));
        socket.join().sendText(message.toString(), true).join();
        JsonNode result = within(answer);
        if (result.has("error")) {
            return fail(method + ": " + result.get("error"));
        }
        return result.get("result");
    }

    private static <T> T within(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            return fail("the browser does not answer", e);
        }
    }

    /** Opens a file, and waits until it is loaded. */
    void show(Path file) {
        loaded = new CompletableFuture<>();
        requests.clear();
        errors.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        within(loaded);
    }

    /** The value of an expression of JavaScript, awaited if it is a promise. */
    JsonNode value(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            return fail(expression + ": " + result.get("exceptionDetails"));
        }
        return result.path("result").path("value");
    }

    String text(String expression) {
        return value(expression).asText();
    }

    /** Waits until an expression is true. */
    void await(String expression) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 20; i++) {
            if (value(expression).asBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        fail("is not so after " + PATIENCE_SECONDS + " seconds: " + expression);
    }

    void size(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    void scheme(String name) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
    }

    void scripts(boolean on) {
        call("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void mouse(String type, double x, double y, boolean pressed) {
        call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        type,
                        "x",
                        x,
                        "y",
                        y,
                        "button",
                        pressed ? "left" : "none",
                        "buttons",
                        pressed ? 1 : 0,
                        "clickCount",
                        pressed ? 1 : 0));
    }

    void drag(double x, double from, double to) {
        mouse("mouseMoved", x, from, false);
        mouse("mousePressed", x, from, true);
        for (int i = 1; i <= 8; i++) {
            mouse("mouseMoved", x, from + (to - from) * i / 8, true);
        }
        mouse("mouseReleased", x, to, true);
    }

    void key(String key) {
        call("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key, "code", key));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key));
    }

    byte[] image() {
        return Base64.getDecoder()
                .decode(call("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asText());
    }

    /** What was asked for since the last file was opened. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Errors and warnings of the console since then. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    @Override
    public void close() {
        socket.join().abort();
    }
}
