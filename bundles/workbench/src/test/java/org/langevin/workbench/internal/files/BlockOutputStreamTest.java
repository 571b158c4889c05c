package org.langevin.workbench.internal.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockOutputStreamTest {
  private static final int BLOCK = 1 << 16;

  private final List<Integer> lengths = new ArrayList<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private final OutputStream target =
      new OutputStream() {
        @Override
        public void write(int value) {
          throw new AssertionError("one by one");
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
          lengths.add(count);
          received.write(bytes, offset, count);
        }
      };

  @Test
  void allButTheLastBlockAreWhole() throws IOException {
    SplittableRandom random = new SplittableRandom(2);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    try (OutputStream out = new BlockOutputStream(target)) {
      while (expected.size() < 20 * BLOCK) {
        byte[] piece = new byte[random.nextInt(3) * BLOCK + random.nextInt(1000)];
        random.nextBytes(piece);
        int value = random.nextInt();
        out.write(piece, 0, piece.length);
        out.write(value);
        expected.write(piece, 0, piece.length);
        expected.write(value);
      }
    }
    assertArrayEquals(expected.toByteArray(), received.toByteArray());
    int last = expected.size() % BLOCK;
    List<Integer> whole = lengths.subList(0, expected.size() / BLOCK);
    assertEquals(List.of(BLOCK), whole.stream().distinct().toList());
    assertEquals(last, lengths.stream().skip(whole.size()).mapToInt(Integer::intValue).sum());
  }
}
