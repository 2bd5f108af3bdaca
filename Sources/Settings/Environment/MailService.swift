/// Servers of mail services by the names people know from nodemailer, whose list of well-known services this follows
/// (`lib/well-known/services.json`), and web.de.
///
/// Port 465 is encrypted from the first byte; on the others STARTTLS is required, whatever nodemailer does there. Services that
/// only catch mail for tests, and those that are gone, are left out.
enum MailService {
    private struct Entry {
        let names: [String]
        let host: String
        let port: Int

        init(_ host: String, _ port: Int, _ names: String...) {
            self.names = names
            self.host = host
            self.port = port
        }
    }

    /// - Parameter name: in any case; blanks and other signs do not count. A domain of the service, or an address in it, will do.
    /// - Returns: `smtp://host:port` or `smtps://host:port`.
    static func server(_ name: String) -> String? {
        let wanted = folded(name.split(separator: "@").last.map(String.init) ?? name)
        if wanted.hasPrefix("ses-"), regions.contains(String(wanted.dropFirst(4))) {
            return "smtps://email-smtp.\(wanted.dropFirst(4)).amazonaws.com:465"
        }
        guard let entry = entries.first(where: { $0.names.contains { folded($0) == wanted } }) else { return nil }
        return "\(entry.port == 465 ? "smtps" : "smtp")://\(entry.host):\(entry.port)"
    }

    /// The first name of each.
    static var names: [String] { entries.compactMap(\.names.first) + regions.map { "SES-" + $0.uppercased() } }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
    }

    /// Of Amazon SES.
    private static let regions = [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1",
        "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2",
        "us-gov-east-1", "us-gov-west-1", "us-west-1", "us-west-2",
    ]

    private static let entries = [
        Entry("smtp.1und1.de", 465, "1und1"), Entry("smtp.126.com", 465, "126"), Entry("smtp.163.com", 465, "163"),
        Entry("smtp.aliyun.com", 465, "Aliyun", "aliyun.com"), Entry("smtp.qiye.aliyun.com", 465, "AliyunQiye"),
        Entry("smtp.aol.com", 587, "AOL", "aol.com"),
        Entry("smtps.aruba.it", 465, "Aruba", "Aruba PEC", "aruba.it", "pec.aruba.it"),
        Entry("smtpauths.bluewin.ch", 465, "Bluewin", "bluewin.ch"), Entry("smtp.bol.com.br", 587, "BOL", "bol.com.br"),
        Entry("smtp.disroot.org", 587, "Disroot", "disroot.org"),
        Entry("smtp.elasticemail.com", 465, "ElasticEmail", "Elastic Email"),
        Entry("smtp.fastmail.com", 465, "FastMail", "fastmail.fm"),
        Entry("smtp.feishu.cn", 465, "Feishu Mail", "Feishu", "www.feishu.cn"),
        Entry("smtp.forwardemail.net", 465, "Forward Email", "FE", "forwardemail.net"),
        Entry("mail.gandi.net", 587, "GandiMail", "Gandi"),
        Entry("smtp.gmail.com", 465, "Gmail", "Google Mail", "gmail.com", "googlemail.com"),
        Entry("mail.gmx.com", 587, "GMX", "gmx.com", "gmx.net", "gmx.de"),
        Entry("smtpout.secureserver.net", 25, "Godaddy"), Entry("smtp.asia.secureserver.net", 25, "GodaddyAsia"),
        Entry("smtp.europe.secureserver.net", 25, "GodaddyEurope"),
        Entry("smtp-mail.outlook.com", 587, "Hotmail", "Outlook", "Outlook.com", "Hotmail.com"),
        Entry("smtp.mail.me.com", 587, "iCloud", "Me", "Mac", "me.com", "mac.com"),
        Entry("mail.infomaniak.com", 587, "Infomaniak", "ik.me", "ikmail.com", "etik.com"),
        Entry("smtp.kolabnow.com", 465, "KolabNow", "Kolab", "kolabnow.com"),
        Entry("mailcluster.loopia.se", 465, "Loopia"), Entry("smtp.loops.so", 587, "Loops"),
        Entry("smtp.mail.ru", 465, "Mail.ru"), Entry("smtp.mailersend.net", 587, "MailerSend"),
        Entry("smtp.mailgun.org", 465, "Mailgun"), Entry("in.mailjet.com", 587, "Mailjet"),
        Entry("live.smtp.mailtrap.io", 587, "Mailtrap"), Entry("smtp.mandrillapp.com", 587, "Mandrill"),
        Entry("smtp.naver.com", 587, "Naver"), Entry("send.one.com", 465, "One"),
        Entry("smtp.office365.com", 587, "Outlook365"), Entry("smtp.postmarkapp.com", 2525, "Postmark", "PostmarkApp"),
        Entry("smtp.protonmail.ch", 587, "Proton", "ProtonMail", "Proton.me", "Protonmail.com", "Protonmail.ch", "pm.me"),
        Entry("smtp.qq.com", 465, "QQ", "qq.com"), Entry("smtp.exmail.qq.com", 465, "QQex", "QQ Enterprise", "exmail.qq.com"),
        Entry("smtp.resend.com", 465, "Resend"), Entry("smtp.runbox.com", 465, "Runbox", "runbox.com"),
        Entry("smtp.sendcloud.net", 2525, "SendCloud"), Entry("smtp.sendgrid.net", 587, "SendGrid"),
        Entry("smtp-relay.brevo.com", 587, "SendinBlue", "Brevo"), Entry("smtp-pulse.com", 465, "SendPulse"),
        Entry("email-smtp.us-east-1.amazonaws.com", 465, "SES"),
        Entry("smtp.seznam.cz", 465, "Seznam", "Seznam Email", "seznam.cz", "email.cz", "post.cz", "spoluzaci.cz"),
        Entry("mail.smtp2go.com", 2525, "SMTP2GO"),
        Entry("smtp.sparkpostmail.com", 587, "Sparkpost", "SparkPost Mail", "sparkpost.com"),
        Entry("smtp.tipimail.com", 587, "Tipimail"), Entry("smtp.web.de", 587, "web.de"),
        Entry("smtp.mail.yahoo.com", 465, "Yahoo", "yahoo.com"), Entry("smtp.yandex.ru", 465, "Yandex", "yandex.ru"),
        Entry("smtp.zoho.com", 465, "Zoho"),
    ]
}
