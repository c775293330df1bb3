// The same small shop for Java: a list searched in a loop, and recursion, in two threads.

import java.util.ArrayList;
import java.util.List;

public class Shop {
    record Customer(int id, String name) {}

    static String nameOf(List<Customer> all, int id) {
        for (Customer customer : all) if (customer.id() == id) return customer.name();
        return "";
    }

    static List<String> report(List<Customer> all) {
        List<String> lines = new ArrayList<>();
        for (int order = 0; order < 300_000; order++) lines.add(nameOf(all, order % all.size()));
        return lines;
    }

    static int depth(int n) {
        return n < 2 ? n : depth(n - 1) + depth(n - 2);
    }

    public static void main(String[] arguments) throws InterruptedException {
        List<Customer> all = new ArrayList<>();
        for (int id = 0; id < 2000; id++) all.add(new Customer(id, "customer " + id));
        Thread background = new Thread(() -> System.out.println(depth(40)), "background");
        background.start();
        System.out.println(report(all).size());
        background.join();
    }
}
