package org.langevin.workbench.internal.blame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who is to blame, of parts whose classes come from bundles. */
class PartsTest {
  private final Parts parts = new Parts();

  /** Loads some classes by itself, as a bundle's class loader does. */
  private static final class Bundle extends ClassLoader {
    private final List<Class<?>> contents;

    Bundle(Class<?>... contents) {
      this.contents = List.of(contents);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> known = findLoadedClass(name);
      if (known != null || contents.stream().noneMatch(type -> type.getName().equals(name))) {
        return known == null ? super.loadClass(name, resolve) : known;
      }
      String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
      try (InputStream stream = PartsTest.class.getResourceAsStream(file)) {
        byte[] bytes = stream.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Class<?> type(Class<?> type) {
      try {
        return loadClass(type.getName());
      } catch (ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }

    /** An instance of this bundle's class of a name, around another part. */
    @SuppressWarnings("unchecked")
    Supplier<Object> instance(Class<?> type, Supplier<Object> held) {
      try {
        Constructor<?> constructor = type(type).getDeclaredConstructor(Supplier.class);
        constructor.setAccessible(true);
        return (Supplier<Object>) constructor.newInstance(held);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
  }

  private PartName part(String pointer, Bundle bundle, Class<?> factory) {
    PartName name = new PartName(pointer, "the part at " + pointer, bundle.type(factory));
    parts.add(name);
    return name;
  }

  private String blamed(PartName called, Supplier<Object> call) {
    return assertThrows(PartFailedException.class, () -> parts.call(called, "", call))
        .part()
        .pointer();
  }

  @Test
  void ofSeveralPartsFromABundleTheOneWhoseClassHasThrown() {
    Bundle bundle = new Bundle(BundledHolder.class, BundledFactory.class, BundledFailure.class);
    PartName holder = part("/samplers/0", bundle, BundledHolder.class);
    part("/samplers/0/rule", bundle, BundledFailure.class);
    Supplier<Object> failing = bundle.instance(BundledFailure.class, null);
    assertEquals("/samplers/0/rule", blamed(holder, bundle.instance(BundledHolder.class, failing)));
    assertEquals("/samplers/0", blamed(holder, bundle.instance(BundledHolder.class, null)));
  }

  @Test
  void anInstancesClassIsItsPartsTooIfTheFactoryIsAnother() {
    Bundle bundle = new Bundle(BundledHolder.class, BundledFactory.class, BundledFailure.class);
    PartName holder = part("/samplers/0", bundle, BundledHolder.class);
    PartName held = part("/samplers/0/rule", bundle, BundledFactory.class);
    Supplier<Object> failing = bundle.instance(BundledFailure.class, null);
    parts.made(held, failing);
    assertEquals("/samplers/0/rule", blamed(holder, bundle.instance(BundledHolder.class, failing)));
  }

  @Test
  void ofSeveralPartsOfAnExtensionTheOneThatTheCalledOneHolds() {
    Bundle bundle = new Bundle(BundledFailure.class);
    Bundle other = new Bundle(BundledHolder.class);
    part("/samplers/0", other, BundledHolder.class);
    part("/samplers/0/rule", bundle, BundledFailure.class);
    PartName called = part("/samplers/1", other, BundledHolder.class);
    part("/samplers/1/rule", bundle, BundledFailure.class);
    Supplier<Object> failing = bundle.instance(BundledFailure.class, null);
    assertEquals("/samplers/1/rule", blamed(called, other.instance(BundledHolder.class, failing)));
  }

  /** A stack tells classes, not instances: the second must not be taken for the first. */
  @Test
  void ofSeveralPartsOfAnExtensionInAListAnyOne() {
    Bundle bundle = new Bundle(BundledFailure.class);
    Bundle other = new Bundle(BundledHolder.class);
    PartName called = part("/samplers/0", other, BundledHolder.class);
    part("/samplers/0/limits/0", bundle, BundledFailure.class);
    part("/samplers/0/limits/1", bundle, BundledFailure.class);
    part("/samplers/1/limits/0", bundle, BundledFailure.class);
    Supplier<Object> failing = bundle.instance(BundledFailure.class, null);
    Supplier<Object> holder = other.instance(BundledHolder.class, failing);
    assertEquals("/samplers/0/limits", blamed(called, holder));
    String message =
        assertThrows(PartFailedException.class, () -> parts.call(called, "", holder)).getMessage();
    assertTrue(
        message.startsWith(
            "one of the part at /samplers/0/limits/0 and the part at /samplers/0/limits/1"),
        message);
  }
}

/** Makes instances of another class. */
class BundledFactory {}

/** Fails. */
class BundledFailure implements Supplier<Object> {
  public BundledFailure(Supplier<Object> unused) {}

  @Override
  public Object get() {
    throw new IllegalStateException("as it must");
  }
}

/** Asks another part; fails if there is none. */
class BundledHolder implements Supplier<Object> {
  private final Supplier<Object> held;

  public BundledHolder(Supplier<Object> held) {
    this.held = held;
  }

  @Override
  public Object get() {
    return held.get();
  }
}
