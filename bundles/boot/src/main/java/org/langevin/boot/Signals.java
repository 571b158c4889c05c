package org.langevin.boot;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Handlers for the signals of the operating system. The JDK has them in its module of unsupported
 * classes, which compilers warn of; so they are called by name.
 */
final class Signals {
  private Signals() {}

  /**
   * Calls a handler, on a thread of its own, with the signal's number whenever it arrives. A signal
   * that whoever started this process had it ignore, as {@code nohup} does, stays ignored.
   *
   * @param name without {@code SIG}
   */
  static void handle(String name, IntConsumer handler) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Method number = signalType.getMethod("getNumber");
    Object proxy =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handlerType},
            (self, method, arguments) -> {
              switch (method.getName()) {
                case "handle":
                  handler.accept((Integer) number.invoke(arguments[0]));
                  return null;
                case "equals":
                  return self == arguments[0];
                case "hashCode":
                  return System.identityHashCode(self);
                default:
                  return "the handler of SIG" + name;
              }
            });
    signalType
        .getMethod("handle", signalType, handlerType)
        .invoke(null, signalType.getConstructor(String.class).newInstance(name), proxy);
  }
}
