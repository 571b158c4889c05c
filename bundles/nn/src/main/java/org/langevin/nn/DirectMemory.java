package org.langevin.nn;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Memory outside the heap that is given back at once, and a buffer's floats as bytes: what each JDK
 * has a way for, but not the same, and none that all of them have.
 */
final class DirectMemory {
  private static final Class<?> UNSAFE = type("sun.misc.Unsafe");
  private static final Object INSTANCE = instance();
  private static final Method FREE = method(UNSAFE, "invokeCleaner", ByteBuffer.class);

  private DirectMemory() {}

  /**
   * Memory, all 0, as direct buffers are: within the limit that they have together, and freed when
   * nothing refers to it at the latest.
   */
  static ByteBuffer allocate(int size) {
    return ByteBuffer.allocateDirect(size);
  }

  /** Frees what {@link #allocate} gave, which nobody may use from then on. */
  static void free(ByteBuffer memory) {
    call(FREE, INSTANCE, memory);
  }

  /** All of a direct buffer's numbers, in native byte order. */
  static ByteBuffer bytes(FloatBuffer buffer) {
    FloatBuffer all = buffer.duplicate().clear();
    ByteBuffer bytes = VectorAccess.SEGMENTS ? throughSegment(all) : throughViewed(all);
    return bytes.order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer throughSegment(FloatBuffer buffer) {
    Class<?> segments = type("java.lang.foreign.MemorySegment");
    Object segment = call(method(segments, "ofBuffer", Buffer.class), null, buffer);
    return (ByteBuffer) call(method(segments, "asByteBuffer"), segment);
  }

  /** A direct buffer of floats is a view of one of bytes, and keeps it. */
  private static ByteBuffer throughViewed(FloatBuffer buffer) {
    ByteBuffer viewed = (ByteBuffer) value("getObject", buffer, buffer.getClass(), "att");
    long offset = address(buffer) - address(viewed);
    return viewed
        .duplicate()
        .clear()
        .slice(Math.toIntExact(offset), Math.multiplyExact(Float.BYTES, buffer.capacity()));
  }

  private static long address(Buffer buffer) {
    return (long) value("getLong", buffer, Buffer.class, "address");
  }

  private static Object value(String getter, Object object, Class<?> declaring, String name) {
    try {
      Field field = declaring.getDeclaredField(name);
      Object offset = call(method(UNSAFE, "objectFieldOffset", Field.class), INSTANCE, field);
      return call(method(UNSAFE, getter, Object.class, long.class), INSTANCE, object, offset);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object instance() {
    try {
      Field field = UNSAFE.getDeclaredField("theUnsafe");
      field.setAccessible(true);
      return field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A class of the JDK's, which a bundle has no wire to and may not be there. */
  private static Class<?> type(String name) {
    try {
      return Class.forName(name, true, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(Method method, Object target, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
