"""Mail in and out by SMTP: reading what strangers sent, and making what is sent."""
