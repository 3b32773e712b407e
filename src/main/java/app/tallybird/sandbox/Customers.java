package app.tallybird.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A believable managed service provider: 45 customers with 2,318 devices at NinjaOne, always the same. Thread-safe. */
public final class Customers {

    private static final int DEVICES = 2_318;
    private static final long SEED = 77_127_978_299_975L;
    private static final List<String> NAMES = List.of("Acme Dental", "Alder & Finch LLP", "Apex Roofing", "Aspen Pediatrics",
            "Baker Street Books", "Bayview Hotel", "Birch Accounting", "Blue Heron Brewing", "Bolt Law", "Brightside Daycare",
            "Cedar Valley Farms", "City Animal Hospital", "Clearwater Plumbing", "Coastal Credit Union", "Copper Kettle Catering",
            "Crescent Moon Yoga", "Dalton Steel Works", "Delta Freight Lines", "Eastgate Pharmacy", "Elm Grove School",
            "Evergreen Landscaping", "Fairfield Optical", "First Harbor Realty", "Foxglove Florists", "Golden Gate Imports",
            "Granite Peak Outfitters", "Harmony Music Academy", "Hillcrest Manor", "Ironwood Construction", "Jasper & Sons",
            "Kestrel Aviation", "Lakeside Family Medicine", "Lighthouse Insurance", "Maple Leaf Foods", "Meridian Architects",
            "Northwind Traders", "Oak Hill Winery", "Pinnacle Engineering", "Quartz Mining Supply", "Riverbend Church", "Silver Birch Spa",
            "Summit Physical Therapy", "Tidewater Marine", "Union Square Theatre", "Willow Creek Vet");
    private static final List<String> CLASSES = List.of("WINDOWS_WORKSTATION", "WINDOWS_WORKSTATION", "WINDOWS_WORKSTATION",
            "WINDOWS_WORKSTATION", "WINDOWS_WORKSTATION", "MAC", "MAC", "LINUX_WORKSTATION", "WINDOWS_SERVER", "LINUX_SERVER",
            "VMWARE_VM_GUEST", "HYPERV_VMM_GUEST", "VMWARE_VM_HOST", "NMS_SWITCH", "NMS_FIREWALL", "NMS_WAP", "NMS_PRINTER", "APPLE_IOS",
            "ANDROID", "CLOUD_MONITOR_TARGET");

    private final List<Customer> customers = new ArrayList<>();
    private final List<Device> devices = new ArrayList<>();

    /** One customer. */
    public record Customer(int id, String name) {
    }

    /** One device at NinjaOne. */
    public record Device(int id, int organizationId, String nodeClass, boolean pending, boolean offline) {
    }

    public Customers() {
        Random random = new Random(SEED);
        for (String name : NAMES) {
            customers.add(new Customer(customers.size() + 1, name));
        }
        for (int i = 0; i < DEVICES; i++) {
            int organization = i < NAMES.size() - 1 ? i + 1 : 1 + (int) Math.min(NAMES.size() - 2, Math.abs(random.nextGaussian()) * 16);
            devices.add(new Device(1_000 + i, organization, CLASSES.get(random.nextInt(CLASSES.size())), random.nextInt(60) == 0,
                    random.nextInt(5) == 0));
        }
        devices.add(new Device(9_000, 1, "UNMANAGED_DEVICE", false, false));
        devices.removeFirst();
    }

    public synchronized List<Customer> customers() {
        return Collections.unmodifiableList(new ArrayList<>(customers));
    }

    public synchronized List<Device> devices() {
        return Collections.unmodifiableList(new ArrayList<>(devices));
    }

    /** The customer leaves, with everything it had. */
    public synchronized void removeCustomer(int id) {
        customers.removeIf(customer -> customer.id() == id);
        devices.removeIf(device -> device.organizationId() == id);
    }

    /** Keeps only the first devices of a customer. */
    public synchronized void keepDevices(int organizationId, int most) {
        int[] kept = {0};
        devices.removeIf(device -> device.organizationId() == organizationId && kept[0]++ >= most);
    }

    public synchronized void addDevice(Device device) {
        devices.add(device);
    }

    public synchronized void remove(Device device) {
        devices.remove(device);
    }

    public synchronized void rename(int id, String name) {
        customers.replaceAll(customer -> customer.id() == id ? new Customer(id, name) : customer);
    }

    /** Takes the last devices of a customer away, or adds workstations, until it has so many. */
    public synchronized void setDevices(int organizationId, int wanted) {
        keepDevices(organizationId, wanted);
        long has = devices.stream().filter(device -> device.organizationId() == organizationId).count();
        int next = devices.stream().mapToInt(Device::id).max().orElse(0) + 1;
        for (long i = has; i < wanted; i++) {
            devices.add(new Device(next++, organizationId, "WINDOWS_WORKSTATION", false, false));
        }
    }
}
