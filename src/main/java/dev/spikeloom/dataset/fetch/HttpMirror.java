package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A public web folder that holds the files, as a rule gzip-compressed. A download that is cut off goes on where it ended, at once
 * or when fetched the next time; if the server cannot do that, or the result is not what it should be, it starts anew.
 *
 * @param url the folder, ending in a slash
 * @param suffix what follows the name of a file there
 * @param patience how long to wait for a connection, for an answer and for the next bytes
 */
public record HttpMirror(String url, String suffix, Duration patience) implements DatasetSource {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PACKED = ".gz";
    private static final int MAX_RESUMES = 5;
    private static final int BLOCK = 1 << 16;
    /** What gzip can add to a file that it cannot compress, and more. */
    private static final long GZIP_OVERHEAD = 1 << 16;

    HttpMirror(String url) {
        this(url, PATIENCE);
    }

    public HttpMirror(String url, Duration patience) {
        this(url, PACKED, patience);
    }

    /** A folder of compressed files, or of plain ones. */
    public static HttpMirror of(String url, boolean packed) {
        return new HttpMirror(url, packed ? PACKED : "", PATIENCE);
    }

    @Override
    public String name() {
        return url;
    }

    @Override
    public void fetch(List<DatasetFile> files, CacheFolder cache, Progress progress) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_PATIENCE.compareTo(patience) < 0 ? CONNECT_PATIENCE : patience)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        for (DatasetFile file : files) {
            fetch(client, file, cache, progress);
        }
    }

    private void fetch(HttpClient client, DatasetFile file, CacheFolder cache, Progress progress) {
        Path part = cache.partialDownload(file);
        boolean resumed = PartialFile.size(part) > 0;
        try {
            download(client, file, part, progress);
            store(file, part, cache);
        } catch (SourceException e) {
            if (!resumed || PartialFile.size(part) > 0) {
                throw e;
            }
            // What was there from an earlier time did not fit what came now.
            progress.message(e.getMessage() + "; downloading it again from the start");
            download(client, file, part, progress);
            store(file, part, cache);
        }
    }

    /** Unpacks a complete download; it is removed whether it was right or not, since it can be of no more use. */
    private static void store(DatasetFile file, Path part, CacheFolder cache) {
        try (InputStream in = Files.newInputStream(part)) {
            cache.store(file, in, part.getFileName().toString(), Progress.NONE);
            PartialFile.delete(part);
        } catch (SourceException e) {
            PartialFile.delete(part);
            throw e;
        } catch (IOException e) {
            throw new InputException("cannot read " + part + ": " + AtomicFiles.reason(e), e);
        }
    }

    private void download(HttpClient client, DatasetFile file, Path part, Progress progress) {
        for (int resumes = 0; ; resumes++) {
            long before = PartialFile.size(part);
            try {
                request(client, file, part, progress);
                return;
            } catch (CutOffException e) {
                boolean gained = PartialFile.size(part) > before;
                if (!gained || resumes == MAX_RESUMES) {
                    throw new SourceException(e.getMessage(), e);
                }
                progress.message(e.getMessage() + "; going on from there");
            }
        }
    }

    /** Asks for what is missing of a file and appends it. */
    private void request(HttpClient client, DatasetFile file, Path part, Progress progress) throws CutOffException {
        long offset = PartialFile.size(part);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + file.name() + suffix))
                .timeout(patience)
                .GET();
        if (offset > 0) {
            request.header("Range", "bytes=" + offset + "-");
        }
        HttpResponse<InputStream> response = send(client, request.build());
        try (InputStream body = response.body();
                StallGuard guard = new StallGuard(body, patience)) {
            String range = response.headers().firstValue("Content-Range").orElse("");
            switch (response.statusCode()) {
                case 200 -> receive(response, body, guard, file, part, 0, progress);
                case 206 -> {
                    if (!range.startsWith("bytes " + offset + "-")) {
                        PartialFile.delete(part);
                        throw new SourceException(
                                "the server answered with the range '" + range + "', asked for " + offset + "-");
                    }
                    receive(response, body, guard, file, part, offset, progress);
                }
                case 416 -> {
                    if (!range.equals("bytes */" + offset)) {
                        PartialFile.delete(part);
                        throw new SourceException("the server's file is shorter than what was downloaded before");
                    }
                }
                default ->
                    throw new SourceException("HTTP status " + response.statusCode() + " for " + file.name() + suffix);
            }
        } catch (IOException e) {
            throw new SourceException("the connection cannot be closed: " + reason(e), e);
        }
    }

    private HttpResponse<InputStream> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new SourceException(reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InputException("the download was interrupted", e);
        }
    }

    private void receive(
            HttpResponse<InputStream> response,
            InputStream body,
            StallGuard guard,
            DatasetFile file,
            Path part,
            long offset,
            Progress progress)
            throws CutOffException {
        long limit = file.bytes() + GZIP_OVERHEAD;
        long promised = response.headers().firstValueAsLong("Content-Length").orElse(-1);
        long total = promised < 0 ? 0 : offset + promised;
        String name = file.name() + suffix;
        byte[] block = new byte[BLOCK];
        long size = offset;
        try (PartialFile out = PartialFile.openAt(part, offset)) {
            while (true) {
                progress.update(size, total, name);
                int length = read(body, block, guard, name, size);
                if (length < 0) {
                    break;
                }
                guard.progress();
                size += length;
                if (size > limit) {
                    throw new SourceException(name + " is too long: at most " + limit + " bytes are possible");
                }
                out.append(block, length);
            }
        }
        if (size < total) {
            throw new CutOffException(name + " was cut off after " + size + " bytes", null);
        }
    }

    private int read(InputStream body, byte[] block, StallGuard guard, String name, long size) throws CutOffException {
        try {
            return body.read(block);
        } catch (IOException e) {
            String reason = guard.stalled() ? "nothing came for " + patience.toMillis() + " ms" : reason(e);
            throw new CutOffException(name + " was cut off after " + size + " bytes (" + reason + ")", e);
        }
    }

    private static String reason(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedAddressException) {
                return "the host is not known";
            }
        }
        if (e instanceof HttpConnectTimeoutException || e instanceof ConnectException) {
            return "no connection";
        }
        return e instanceof HttpTimeoutException ? "no answer in time" : AtomicFiles.reason(e);
    }

    /** The connection ended before the file did; what has come is kept. */
    private static final class CutOffException extends Exception {
        private static final long serialVersionUID = 1L;

        CutOffException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
