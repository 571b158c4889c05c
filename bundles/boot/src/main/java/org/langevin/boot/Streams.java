package org.langevin.boot;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;

/**
 * Results and messages. The start script moves the real standard output and error to other file
 * descriptors, so that nothing that a native library prints gets between the results.
 *
 * @param out for results
 * @param err for progress and complaints
 */
record Streams(PrintStream out, PrintStream err) {
  private static final String OUT_PROPERTY = "langevin.stdout";
  private static final String ERR_PROPERTY = "langevin.stderr";

  static Streams open() throws ReflectiveOperationException {
    PrintStream out = print(new BufferedOutputStream(open(OUT_PROPERTY, FileDescriptor.out)));
    PrintStream err = print(open(ERR_PROPERTY, FileDescriptor.err));
    return new Streams(out, err);
  }

  private static PrintStream print(OutputStream stream) {
    return new PrintStream(stream, false, StandardCharsets.UTF_8);
  }

  private static OutputStream open(String property, FileDescriptor standard)
      throws ReflectiveOperationException {
    Integer number = Integer.getInteger(property);
    return new FileOutputStream(number == null ? standard : inherited(number));
  }

  /** Opening /dev/fd/N instead would fail where N is a socket or a file of another user. */
  private static FileDescriptor inherited(int number) throws ReflectiveOperationException {
    FileDescriptor descriptor = new FileDescriptor();
    Field field = FileDescriptor.class.getDeclaredField("fd");
    field.setAccessible(true);
    field.setInt(descriptor, number);
    return descriptor;
  }
}
