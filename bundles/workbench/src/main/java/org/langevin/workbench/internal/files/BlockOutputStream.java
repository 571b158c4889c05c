package org.langevin.workbench.internal.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Hands on what is written in blocks that are whole, whatever the pieces are: a file system writes
 * pages twice as fast that it gets in one piece.
 */
final class BlockOutputStream extends FilterOutputStream {
  private final byte[] block = new byte[1 << 16];
  private int length;

  BlockOutputStream(OutputStream target) {
    super(target);
  }

  @Override
  public void write(int value) throws IOException {
    if (length == block.length) {
      writeBlock();
    }
    block[length++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    int done = 0;
    while (done < count) {
      if (length == block.length) {
        writeBlock();
      }
      int piece = Math.min(count - done, block.length - length);
      System.arraycopy(bytes, offset + done, block, length, piece);
      length += piece;
      done += piece;
    }
  }

  private void writeBlock() throws IOException {
    out.write(block, 0, length);
    length = 0;
  }

  @Override
  public void flush() throws IOException {
    writeBlock();
    out.flush();
  }
}
