package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.langevin.api.ExtensionFactory;

/**
 * Defines one class, and those inside it, a second time, as a bundle of its own would: so that its
 * code can be told from the workbench's.
 */
final class PluginLoader extends ClassLoader {
  private final String own;

  private PluginLoader(String own) {
    super(PluginLoader.class.getClassLoader());
    this.own = own;
  }

  /** An instance of a factory in a loader of its own. */
  static ExtensionFactory<?, ?, ?> factory(Class<?> type) {
    try {
      return (ExtensionFactory<?, ?, ?>)
          new PluginLoader(type.getName())
              .loadClass(type.getName())
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.equals(own) && !name.startsWith(own + "$")) {
      return super.loadClass(name, resolve);
    }
    Class<?> loaded = findLoadedClass(name);
    return loaded == null ? define(name) : loaded;
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
