package dev.spikeloom.browser;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A window of a browser, driven over the DevTools protocol; it remembers what was asked of the network and went wrong. */
final class Window {
    private final DevTools tools;
    private final String session;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    private Window(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
    }

    static Window open(DevTools tools) {
        String target = tools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        String session = tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        Window window = new Window(tools, session);
        tools.listen(session, window::happened);
        for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
            window.call(domain + ".enable", Map.of());
        }
        return window;
    }

    private void happened(JsonNode message) {
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
    }

    /** Calls a method of the protocol, and returns its result. */
    JsonNode call(String method, Object params) {
        return tools.call(session, method, params);
    }

    /** Opens a file, and waits until it is loaded. */
    void show(Path file) {
        loaded = new CompletableFuture<>();
        requests.clear();
        errors.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        DevTools.within(loaded);
    }

    /** Opens a report on a wide screen, and waits until all of its charts are drawn. */
    void showDrawn(Path file, String scheme) throws InterruptedException {
        scripts(true);
        size(1200, 1000, false);
        scheme(scheme);
        show(file);
        await("document.readyState === 'complete' && document.getElementById('theme') !== null");
        int plots = value("document.querySelectorAll('.plot').length").asInt();
        for (int i = 0; i < plots; i++) {
            String plot = "document.querySelectorAll('.plot')[" + i + "]";
            value(plot + ".scrollIntoView({block: 'center'})");
            await(plot + ".querySelector('canvas') !== null");
        }
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
        for (int i = 0; i < DevTools.PATIENCE_SECONDS * 20; i++) {
            if (value(expression).asBoolean()) {
                return;
            }
            Thread.sleep(50);
        }
        fail("is not so after " + DevTools.PATIENCE_SECONDS + " seconds: " + expression);
    }

    void size(int width, int height, boolean phone) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    /** As a screen, light or dark. */
    void scheme(String name) {
        media("screen", name);
    }

    /** As paper, of a system that is light or dark. */
    void paper(String scheme) {
        media("print", scheme);
    }

    private void media(String medium, String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("media", medium, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
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

    /** Presses a button, as a person does. */
    void press(String element) {
        value(element + ".scrollIntoView({block: 'center'})");
        JsonNode at = value("(() => { const box = " + element + ".getBoundingClientRect();"
                + " return {x: box.x + box.width / 2, y: box.y + box.height / 2}; })()");
        mouse("mouseMoved", at.get("x").asDouble(), at.get("y").asDouble(), false);
        mouse("mousePressed", at.get("x").asDouble(), at.get("y").asDouble(), true);
        call(
                "Input.dispatchMouseEvent",
                Map.of(
                        "type",
                        "mouseReleased",
                        "x",
                        at.get("x").asDouble(),
                        "y",
                        at.get("y").asDouble(),
                        "button",
                        "left",
                        "clickCount",
                        1));
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

    /** What is seen of the page. */
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
}
