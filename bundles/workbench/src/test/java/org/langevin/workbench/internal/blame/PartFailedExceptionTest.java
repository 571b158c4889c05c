package org.langevin.workbench.internal.blame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is advised follows from what kind of thing went wrong. */
class PartFailedExceptionTest {
  private static final PartName PART = new PartName("/loss", "the loss ncsn at /loss", null);

  private static String message(Throwable cause) {
    return PartFailedException.by(PART, cause).getMessage();
  }

  @Test
  void whatAnotherJavaLacksIsNoRemovedBundle() {
    List<Throwable> causes =
        List.of(
            new NoSuchMethodError("'FloatVector FloatVector.fromByteBuffer(ByteBuffer)'"),
            new NoClassDefFoundError("java/lang/foreign/MemorySegment"),
            new UnsupportedClassVersionError("class file version 69.0"),
            new IncompatibleClassChangeError("an interface was expected"));
    for (Throwable cause : causes) {
      String message = message(cause);
      assertTrue(message.contains("another Java than " + Runtime.version().feature()), message);
      assertTrue(message.contains(cause.getMessage()), message);
      assertEquals(-1, message.indexOf("removed"), message);
    }
  }

  @Test
  void aClassOfABundleMayHaveGoneWithIt() {
    assertTrue(message(new NoClassDefFoundError("org/stranger/Part")).contains("was removed"));
    assertTrue(message(new NoClassDefFoundError()).contains("was removed"));
    assertTrue(message(new IllegalStateException("invalid")).contains("was removed"));
  }

  @Test
  void otherFaultsAreThePartsOwn() {
    String message = message(new ArithmeticException("/ by zero"));
    assertTrue(message.contains("It is defective"), message);
  }
}
