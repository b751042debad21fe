package dev.spikeloom.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparseMatrixTest {
    @Test
    void aNewMatrixHasNoEntries() {
        SparseMatrix matrix = new SparseMatrix(3);
        assertThat(matrix.entries()).isZero();
        assertThat(matrix.starts()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void entriesAreGatheredByRowInTheirOrder() {
        SparseMatrix matrix = new SparseMatrix(4);
        matrix.set(new int[] {2, 0, 2, 3, 0}, new int[] {7, 5, 1, 4, 9}, new float[] {1, 2, 3, 4, 5}, 5);
        assertThat(matrix.starts()).containsExactly(0, 2, 2, 4, 5);
        assertThat(Arrays.copyOf(matrix.columns(), 5)).containsExactly(5, 9, 7, 1, 4);
        assertThat(Arrays.copyOf(matrix.values(), 5)).containsExactly(2, 5, 1, 3, 4);
    }

    @Test
    void entriesThatComeRowByRowStayAsTheyAre() {
        SparseMatrix matrix = new SparseMatrix(5);
        matrix.set(new int[] {4}, new int[] {8}, new float[] {9}, 1);
        matrix.setAscending(new int[] {1, 1, 3}, new int[] {5, 9, 7}, new float[] {1, 2, 3}, 3);
        assertThat(matrix.starts()).containsExactly(0, 0, 2, 2, 3, 3);
        assertThat(Arrays.copyOf(matrix.columns(), 3)).containsExactly(5, 9, 7);
        assertThat(Arrays.copyOf(matrix.values(), 3)).containsExactly(1, 2, 3);
    }

    @Test
    void settingAnewForgetsTheEntriesBefore() {
        SparseMatrix matrix = new SparseMatrix(2);
        matrix.set(new int[] {0, 1, 1}, new int[] {0, 0, 1}, new float[] {1, 2, 3}, 3);
        matrix.set(new int[] {1}, new int[] {8}, new float[] {9}, 1);
        assertThat(matrix.starts()).containsExactly(0, 0, 1);
        assertThat(matrix.columns()[0]).isEqualTo(8);
        assertThat(matrix.values()[0]).isEqualTo(9);
    }
}
