package org.langevin.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

public class RedirectionTest {
  private static final String OWNER = Old.class.getName().replace('.', '/');

  /** What is called as compiled. */
  public static final class Old {
    private Old() {}

    public static long value(long x) {
      return x;
    }

    public static long other(long x) {
      return 10 * x;
    }
  }

  /** What is called instead. */
  public static final class New {
    private New() {}

    public static long value(long x) {
      return 2 * x;
    }
  }

  /** Has constants of many kinds, the two that count double among them. */
  static final class Caller implements LongSupplier {
    private static final double FACTOR = 1e3;

    @Override
    public long getAsLong() {
      LongSupplier nested = () -> Old.value(0x1234567890L);
      float half = 0.5f;
      return nested.getAsLong() + Old.other(7) + (long) (FACTOR * half) + "Ümläut".length();
    }
  }

  private static byte[] file(Class<?> type) throws IOException {
    try (InputStream stream = type.getResourceAsStream("RedirectionTest$Caller.class")) {
      return stream.readAllBytes();
    }
  }

  private static Optional<byte[]> redirected(String name, String type) throws IOException {
    return new Redirection(
            List.of(new Redirection.Call(OWNER, name, type)), New.class.getName().replace('.', '/'))
        .apply(file(Caller.class));
  }

  /** Defines a class from bytes, and has the test's own for all others. */
  private static final class Definer extends ClassLoader {
    Definer() {
      super(RedirectionTest.class.getClassLoader());
    }

    Class<?> define(byte[] file) {
      return defineClass(null, file, 0, file.length);
    }
  }

  @Test
  void onlyTheNamedCallGoesElsewhere() throws Exception {
    long before = new Caller().getAsLong();
    byte[] file = redirected("value", "(J)J").orElseThrow();
    // In a package of its own as far as the virtual machine is concerned, hence the public call.
    Class<?> woven = new Definer().define(file);
    assertTrue(woven != Caller.class);
    var constructor = woven.getDeclaredConstructor();
    constructor.setAccessible(true);
    long after = ((LongSupplier) constructor.newInstance()).getAsLong();
    assertEquals(before + 0x1234567890L, after);
  }

  @Test
  void aClassWithoutTheCallStaysAsItIs() throws IOException {
    assertTrue(redirected("value", "(I)I").isEmpty());
    assertTrue(redirected("none", "(J)J").isEmpty());
  }
}
