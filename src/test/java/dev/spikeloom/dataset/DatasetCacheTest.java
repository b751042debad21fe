package dev.spikeloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetCacheTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void theCacheIsInTheHomeFolderByDefault() {
        assertThat(DatasetCache.folder(Map.of(), HOME)).isEqualTo(Path.of("/home/ada/.cache/spikeloom"));
    }

    @Test
    void theFolderForCachesOfAllProgramsComesFirst() {
        assertThat(DatasetCache.folder(Map.of("XDG_CACHE_HOME", "/var/caches"), HOME))
                .isEqualTo(Path.of("/var/caches/spikeloom"));
    }

    @Test
    void ourOwnVariableComesBeforeAll() {
        assertThat(DatasetCache.folder(Map.of("XDG_CACHE_HOME", "/var/caches", "SPIKELOOM_CACHE", "data"), HOME))
                .isEqualTo(Path.of("data"));
    }

    @Test
    void aRelativeFolderForCachesOfAllProgramsIsIgnored() {
        assertThat(DatasetCache.folder(Map.of("XDG_CACHE_HOME", "caches"), HOME))
                .isEqualTo(Path.of("/home/ada/.cache/spikeloom"));
    }

    @Test
    void emptyVariablesAreIgnored() {
        assertThat(DatasetCache.folder(Map.of("XDG_CACHE_HOME", "", "SPIKELOOM_CACHE", ""), HOME))
                .isEqualTo(Path.of("/home/ada/.cache/spikeloom"));
    }
}
