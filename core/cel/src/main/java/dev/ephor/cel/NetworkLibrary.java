package dev.ephor.cel;

import dev.ephor.document.BoolNode;
import dev.ephor.document.IntNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.Value;
import java.util.Optional;
import java.util.function.Predicate;

/** Kubernetes' functions on addresses and networks. */
final class NetworkLibrary implements CelLibrary {
  static final String CIDR_TYPE = "net.CIDR";

  /** A network: an address, which may have bits behind the prefix, and the prefix's length. */
  record Network(IpAddress address, int bits) implements CelOpaque {
    @Override
    public String typeName() {
      return CIDR_TYPE;
    }

    static Optional<Network> parse(String text) {
      int slash = text.lastIndexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      String bits = text.substring(slash + 1);
      boolean isNumber =
          !bits.isEmpty()
              && bits.length() <= 3
              && bits.chars().allMatch(c -> c >= '0' && c <= '9')
              && (bits.length() == 1 || bits.charAt(0) != '0');
      if (!isNumber) {
        return Optional.empty();
      }
      return IpAddress.parse(text.substring(0, slash))
          .filter(address -> Integer.parseInt(bits) <= address.bitLength())
          .map(address -> new Network(address, Integer.parseInt(bits)));
    }

    boolean contains(IpAddress other) {
      return address.isV4() == other.isV4() && address.masked(bits).equals(other.masked(bits));
    }

    @Override
    public String toString() {
      return address + "/" + bits;
    }
  }

  @Override
  public String name() {
    return "network";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.opaqueType(IpAddress.TYPE).opaqueType(CIDR_TYPE);
    addresses(to);
    networks(to);
  }

  private static void addresses(CelDeclarations to) {
    String type = IpAddress.TYPE;
    to.function("ip", "(string) -> " + type, NetworkLibrary::parseAddress);
    to.function(
        "isIP",
        "(string) -> bool",
        (call, a) -> BoolNode.of(parseAddress(call, a) instanceof IpAddress));
    to.function(
        "ip.isCanonical",
        "(string) -> bool",
        (call, a) ->
            parseAddress(call, a) instanceof IpAddress address
                ? BoolNode.of(address.toString().equals(Arguments.text(a[0])))
                : parseAddress(call, a));
    to.function("string", "(" + type + ") -> string", (_, a) -> StringNode.of(a[0].toString()));
    to.function("family", type + ".() -> int", (_, a) -> IntNode.of(address(a[0]).isV4() ? 4 : 6));
    test(to, "isUnspecified", IpAddress::isUnspecified);
    test(to, "isLoopback", IpAddress::isLoopback);
    test(to, "isLinkLocalMulticast", IpAddress::isLinkLocalMulticast);
    test(to, "isLinkLocalUnicast", IpAddress::isLinkLocalUnicast);
    test(to, "isGlobalUnicast", IpAddress::isGlobalUnicast);
  }

  private static void test(CelDeclarations to, String name, Predicate<IpAddress> test) {
    to.function(
        name, IpAddress.TYPE + ".() -> bool", (_, a) -> BoolNode.of(test.test(address(a[0]))));
  }

  private static void networks(CelDeclarations to) {
    String type = CIDR_TYPE;
    to.function("cidr", "(string) -> " + type, NetworkLibrary::parseNetwork);
    to.function(
        "isCIDR",
        "(string) -> bool",
        (call, a) -> BoolNode.of(parseNetwork(call, a) instanceof Network));
    to.function("string", "(" + type + ") -> string", (_, a) -> StringNode.of(a[0].toString()));
    to.function("ip", type + ".() -> " + IpAddress.TYPE, (_, a) -> network(a[0]).address());
    to.function("prefixLength", type + ".() -> int", (_, a) -> IntNode.of(network(a[0]).bits()));
    to.function(
        "masked",
        type + ".() -> " + type,
        (_, a) -> {
          Network network = network(a[0]);
          return new Network(network.address().masked(network.bits()), network.bits());
        });
    for (String other : new String[] {"string", IpAddress.TYPE}) {
      to.function("containsIP", type + ".(" + other + ") -> bool", NetworkLibrary::containsAddress);
    }
    for (String other : new String[] {"string", type}) {
      to.function(
          "containsCIDR", type + ".(" + other + ") -> bool", NetworkLibrary::containsNetwork);
    }
  }

  private static Value parseAddress(CelCall call, Value[] arguments) {
    String text = Arguments.text(arguments[0]);
    if (!Arguments.chargeTraversal(call, text.length())) {
      return call.stopped();
    }
    int zone = text.indexOf('%');
    Optional<IpAddress> parsed = IpAddress.parse(zone < 0 ? text : text.substring(0, zone));
    if (parsed.isEmpty()) {
      return CelError.of(
          "IP Address "
              + GoQuote.of(text)
              + " parse error during conversion from string: ParseAddr("
              + GoQuote.of(text)
              + "): unable to parse IP");
    }
    if (zone >= 0) {
      return CelError.of("IP address " + GoQuote.of(text) + " with zone value is not allowed");
    }
    return parsed.get().isMappedV4() ? mapped(text) : parsed.get();
  }

  private static CelError mapped(String text) {
    return CelError.of("IPv4-mapped IPv6 address " + GoQuote.of(text) + " is not allowed");
  }

  private static Value parseNetwork(CelCall call, Value[] arguments) {
    String text = Arguments.text(arguments[0]);
    if (!Arguments.chargeTraversal(call, text.length())) {
      return call.stopped();
    }
    String what = "network address parse error during conversion from string: ";
    Optional<Network> parsed = Network.parse(text);
    if (parsed.isEmpty()) {
      String why = text.indexOf('/') < 0 ? "no '/'" : "unable to parse IP or prefix length";
      return CelError.of(what + what + "netip.ParsePrefix(" + GoQuote.of(text) + "): " + why);
    }
    return parsed.get().address().isMappedV4()
        ? CelError.of(what + mapped(text).message())
        : parsed.get();
  }

  private static Value containsAddress(CelCall call, Value[] arguments) {
    Network network = network(arguments[0]);
    Value other =
        arguments[1] instanceof StringNode
            ? parseAddress(call, new Value[] {arguments[1]})
            : arguments[1];
    return other instanceof IpAddress address
        ? BoolNode.of(network.contains(address))
        : CelError.NO_SUCH_OVERLOAD;
  }

  private static Value containsNetwork(CelCall call, Value[] arguments) {
    Network network = network(arguments[0]);
    Value other =
        arguments[1] instanceof StringNode
            ? parseNetwork(call, new Value[] {arguments[1]})
            : arguments[1];
    boolean isPaid = call.charge(Frame.traversal(3L * network.address().byteLength()));
    if (!(other instanceof Network inner)) {
      return isPaid ? CelError.NO_SUCH_OVERLOAD : call.stopped();
    }
    return BoolNode.of(network.bits() <= inner.bits() && network.contains(inner.address()));
  }

  private static IpAddress address(Value value) {
    return (IpAddress) value;
  }

  private static Network network(Value value) {
    return (Network) value;
  }
}
