package org.langevin.nn;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How vectors are loaded from memory outside the heap, and stored there: on a JDK 17 from a byte
 * buffer, from 21 on from a memory segment, which 17 does not have. The compiler takes constant
 * method handles for the methods themselves.
 */
final class VectorAccess {
  /** Whether the JDK has memory segments. */
  static final boolean SEGMENTS = Runtime.version().feature() >= 21;

  /** From a buffer to what the other two take. */
  private static final MethodHandle VIEW;

  /** From what the first one made and an offset in bytes to a vector. */
  private static final MethodHandle LOAD;

  private static final MethodHandle STORE;

  static {
    try {
      Lookup lookup = MethodHandles.lookup();
      Class<?> memory =
          SEGMENTS ? Class.forName("java.lang.foreign.MemorySegment") : ByteBuffer.class;
      Class<?> offset = SEGMENTS ? long.class : int.class;
      String kind = SEGMENTS ? "MemorySegment" : "ByteBuffer";
      MethodHandle view =
          SEGMENTS
              ? lookup.findStatic(memory, "ofBuffer", methodType(memory, Buffer.class))
              : MethodHandles.identity(ByteBuffer.class);
      VIEW = view.asType(methodType(Object.class, ByteBuffer.class));
      MethodType loading =
          methodType(FloatVector.class, VectorSpecies.class, memory, offset, ByteOrder.class);
      MethodHandle load = lookup.findStatic(FloatVector.class, "from" + kind, loading);
      load = MethodHandles.insertArguments(load, 3, ByteOrder.nativeOrder());
      load = MethodHandles.insertArguments(load, 0, Vectors.SPECIES);
      LOAD =
          MethodHandles.explicitCastArguments(
              load, methodType(FloatVector.class, Object.class, int.class));
      MethodType storing = methodType(void.class, memory, offset, ByteOrder.class);
      MethodHandle store = lookup.findVirtual(FloatVector.class, "into" + kind, storing);
      store = MethodHandles.insertArguments(store, 3, ByteOrder.nativeOrder());
      STORE =
          MethodHandles.explicitCastArguments(
              store, methodType(void.class, FloatVector.class, Object.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private VectorAccess() {}

  /**
   * The numbers of a buffer, in the form that the others take. Made once and kept: making one for
   * each vector costs a JDK 21 half of its speed.
   */
  static Object of(ByteBuffer bytes) {
    try {
      return (Object) VIEW.invokeExact(bytes);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /**
   * A vector from memory.
   *
   * @param memory as {@link #of} made it
   * @param at where it begins, in bytes
   */
  static FloatVector load(Object memory, int at) {
    try {
      return (FloatVector) LOAD.invokeExact(memory, at);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  /**
   * Puts a vector into memory.
   *
   * @param memory as {@link #of} made it
   * @param at where it is to begin, in bytes
   */
  static void store(FloatVector value, Object memory, int at) {
    try {
      STORE.invokeExact(value, memory, at);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  private static RuntimeException rethrown(Throwable e) {
    if (e instanceof RuntimeException exception) {
      return exception;
    }
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(e);
  }
}
