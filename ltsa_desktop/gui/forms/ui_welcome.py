# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'welcome.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QHBoxLayout,
    QLabel, QLineEdit, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

from ltsa_desktop.gui.widgets.buttons import (PlainButton, PrimaryButton, QuietButton)
from ltsa_desktop.gui.widgets.fields import PasswordField
from ltsa_desktop.gui.widgets.labels import (Body, MutedLabel, Title)
from ltsa_desktop.gui.widgets.notices import Banner
class Ui_Welcome(object):
    def setupUi(self, Welcome):
        if not Welcome.objectName():
            Welcome.setObjectName(u"Welcome")
        Welcome.resize(720, 640)
        self.layout6 = QVBoxLayout(Welcome)
        self.layout6.setSpacing(12)
        self.layout6.setObjectName(u"layout6")
        self.layout6.setContentsMargins(0, 0, 0, 0)
        self.title = Title(Welcome)
        self.title.setObjectName(u"title")

        self.layout6.addWidget(self.title)

        self.intro = Body(Welcome)
        self.intro.setObjectName(u"intro")

        self.layout6.addWidget(self.intro)

        self.layout3 = QFormLayout()
        self.layout3.setObjectName(u"layout3")
        self.layout3.setHorizontalSpacing(16)
        self.layout3.setVerticalSpacing(8)
        self.layout3.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout3.setContentsMargins(0, 0, 0, 0)
        self.name_label = QLabel(Welcome)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(0, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QLineEdit(Welcome)
        self.name.setObjectName(u"name")

        self.layout3.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.nip_label = QLabel(Welcome)
        self.nip_label.setObjectName(u"nip_label")
        self.nip_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(1, QFormLayout.ItemRole.LabelRole, self.nip_label)

        self.nip = QLineEdit(Welcome)
        self.nip.setObjectName(u"nip")

        self.layout3.setWidget(1, QFormLayout.ItemRole.FieldRole, self.nip)

        self.position_label = QLabel(Welcome)
        self.position_label.setObjectName(u"position_label")
        self.position_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(2, QFormLayout.ItemRole.LabelRole, self.position_label)

        self.position = QLineEdit(Welcome)
        self.position.setObjectName(u"position")

        self.layout3.setWidget(2, QFormLayout.ItemRole.FieldRole, self.position)

        self.role_label = QLabel(Welcome)
        self.role_label.setObjectName(u"role_label")
        self.role_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(3, QFormLayout.ItemRole.LabelRole, self.role_label)

        self.role = QComboBox(Welcome)
        self.role.addItem("")
        self.role.addItem("")
        self.role.setObjectName(u"role")

        self.layout3.setWidget(3, QFormLayout.ItemRole.FieldRole, self.role)

        self.language_label = QLabel(Welcome)
        self.language_label.setObjectName(u"language_label")
        self.language_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(4, QFormLayout.ItemRole.LabelRole, self.language_label)

        self.language = QComboBox(Welcome)
        self.language.setObjectName(u"language")

        self.layout3.setWidget(4, QFormLayout.ItemRole.FieldRole, self.language)

        self.password_label = QLabel(Welcome)
        self.password_label.setObjectName(u"password_label")
        self.password_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(5, QFormLayout.ItemRole.LabelRole, self.password_label)

        self.password = PasswordField(Welcome)
        self.password.setObjectName(u"password")

        self.layout3.setWidget(5, QFormLayout.ItemRole.FieldRole, self.password)

        self.repeat_label = QLabel(Welcome)
        self.repeat_label.setObjectName(u"repeat_label")
        self.repeat_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(6, QFormLayout.ItemRole.LabelRole, self.repeat_label)

        self.repeat = PasswordField(Welcome)
        self.repeat.setObjectName(u"repeat")

        self.layout3.setWidget(6, QFormLayout.ItemRole.FieldRole, self.repeat)

        self.folder_label = QLabel(Welcome)
        self.folder_label.setObjectName(u"folder_label")
        self.folder_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(7, QFormLayout.ItemRole.LabelRole, self.folder_label)

        self.layout1 = QHBoxLayout()
        self.layout1.setSpacing(8)
        self.layout1.setObjectName(u"layout1")
        self.layout1.setContentsMargins(0, 0, 0, 0)
        self.folder = QLineEdit(Welcome)
        self.folder.setObjectName(u"folder")
        self.folder.setReadOnly(True)

        self.layout1.addWidget(self.folder)

        self.choose_folder = PlainButton(Welcome)
        self.choose_folder.setObjectName(u"choose_folder")

        self.layout1.addWidget(self.choose_folder)

        self.layout1.setStretch(0, 1)

        self.layout3.setLayout(7, QFormLayout.ItemRole.FieldRole, self.layout1)

        self.organisation_label = QLabel(Welcome)
        self.organisation_label.setObjectName(u"organisation_label")
        self.organisation_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(8, QFormLayout.ItemRole.LabelRole, self.organisation_label)

        self.layout2 = QHBoxLayout()
        self.layout2.setSpacing(8)
        self.layout2.setObjectName(u"layout2")
        self.layout2.setContentsMargins(0, 0, 0, 0)
        self.organisation = QLineEdit(Welcome)
        self.organisation.setObjectName(u"organisation")
        self.organisation.setReadOnly(True)

        self.layout2.addWidget(self.organisation)

        self.choose_organisation = PlainButton(Welcome)
        self.choose_organisation.setObjectName(u"choose_organisation")

        self.layout2.addWidget(self.choose_organisation)

        self.layout2.setStretch(0, 1)

        self.layout3.setLayout(8, QFormLayout.ItemRole.FieldRole, self.layout2)

        self.second_label = QLabel(Welcome)
        self.second_label.setObjectName(u"second_label")
        self.second_label.setMinimumSize(QSize(0, 32))

        self.layout3.setWidget(9, QFormLayout.ItemRole.LabelRole, self.second_label)

        self.layout_second = QHBoxLayout()
        self.layout_second.setSpacing(8)
        self.layout_second.setObjectName(u"layout_second")
        self.layout_second.setContentsMargins(0, 0, 0, 0)
        self.second = QLineEdit(Welcome)
        self.second.setObjectName(u"second")
        self.second.setReadOnly(True)

        self.layout_second.addWidget(self.second)

        self.choose_second = PlainButton(Welcome)
        self.choose_second.setObjectName(u"choose_second")

        self.layout_second.addWidget(self.choose_second)

        self.layout_second.setStretch(0, 1)

        self.layout3.setLayout(9, QFormLayout.ItemRole.FieldRole, self.layout_second)


        self.layout6.addLayout(self.layout3)

        self.warning = MutedLabel(Welcome)
        self.warning.setObjectName(u"warning")

        self.layout6.addWidget(self.warning)

        self.banner = Banner(Welcome)
        self.banner.setObjectName(u"banner")

        self.layout6.addWidget(self.banner)

        self.layout4 = QHBoxLayout()
        self.layout4.setSpacing(8)
        self.layout4.setObjectName(u"layout4")
        self.layout4.setContentsMargins(0, 0, 0, 0)
        self.open_existing = QuietButton(Welcome)
        self.open_existing.setObjectName(u"open_existing")

        self.layout4.addWidget(self.open_existing)

        self.spacer5 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout4.addItem(self.spacer5)

        self.begin = PrimaryButton(Welcome)
        self.begin.setObjectName(u"begin")

        self.layout4.addWidget(self.begin)


        self.layout6.addLayout(self.layout4)

        self.restore = QuietButton(Welcome)
        self.restore.setObjectName(u"restore")

        self.layout6.addWidget(self.restore)

#if QT_CONFIG(shortcut)
        self.name_label.setBuddy(self.name)
        self.nip_label.setBuddy(self.nip)
        self.position_label.setBuddy(self.position)
        self.role_label.setBuddy(self.role)
        self.language_label.setBuddy(self.language)
        self.password_label.setBuddy(self.password)
        self.repeat_label.setBuddy(self.repeat)
        self.folder_label.setBuddy(self.folder)
        self.organisation_label.setBuddy(self.organisation)
        self.second_label.setBuddy(self.second)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Welcome)

        self.begin.setDefault(True)


        QMetaObject.connectSlotsByName(Welcome)
    # setupUi

    def retranslateUi(self, Welcome):
        self.title.setText(QCoreApplication.translate("Welcome", u"Selamat datang", None))
        self.intro.setText(QCoreApplication.translate("Welcome", u"Satu menit saja: siapa Anda, dan kata sandi untuk laptop ini. Semua jawaban disimpan terenkripsi di laptop ini dan tidak dikirim ke mana pun.", None))
        self.name_label.setText(QCoreApplication.translate("Welcome", u"Nama lengkap", None))
#if QT_CONFIG(accessibility)
        self.name.setAccessibleName(QCoreApplication.translate("Welcome", u"Nama lengkap", None))
#endif // QT_CONFIG(accessibility)
        self.name.setPlaceholderText(QCoreApplication.translate("Welcome", u"Seperti di surat tugas", None))
        self.nip_label.setText(QCoreApplication.translate("Welcome", u"NIP", None))
#if QT_CONFIG(accessibility)
        self.nip.setAccessibleName(QCoreApplication.translate("Welcome", u"NIP", None))
#endif // QT_CONFIG(accessibility)
        self.nip.setPlaceholderText(QCoreApplication.translate("Welcome", u"18 angka; boleh dikosongkan", None))
        self.position_label.setText(QCoreApplication.translate("Welcome", u"Jabatan", None))
#if QT_CONFIG(accessibility)
        self.position.setAccessibleName(QCoreApplication.translate("Welcome", u"Jabatan", None))
#endif // QT_CONFIG(accessibility)
        self.position.setPlaceholderText(QCoreApplication.translate("Welcome", u"Boleh dikosongkan", None))
        self.role_label.setText(QCoreApplication.translate("Welcome", u"Peran", None))
        self.role.setItemText(0, QCoreApplication.translate("Welcome", u"Evaluator: mengunjungi pusat layanan", None))
        self.role.setItemText(1, QCoreApplication.translate("Welcome", u"Supervisor: menerima dan memeriksa", None))

#if QT_CONFIG(accessibility)
        self.role.setAccessibleName(QCoreApplication.translate("Welcome", u"Peran", None))
#endif // QT_CONFIG(accessibility)
        self.language_label.setText(QCoreApplication.translate("Welcome", u"Bahasa", None))
#if QT_CONFIG(accessibility)
        self.language.setAccessibleName(QCoreApplication.translate("Welcome", u"Bahasa", None))
#endif // QT_CONFIG(accessibility)
        self.password_label.setText(QCoreApplication.translate("Welcome", u"Kata sandi", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("Welcome", u"Kata sandi", None))
#endif // QT_CONFIG(accessibility)
        self.password.setPlaceholderText(QCoreApplication.translate("Welcome", u"Paling sedikit 8 huruf", None))
        self.repeat_label.setText(QCoreApplication.translate("Welcome", u"Ulangi kata sandi", None))
#if QT_CONFIG(accessibility)
        self.repeat.setAccessibleName(QCoreApplication.translate("Welcome", u"Ulangi kata sandi", None))
#endif // QT_CONFIG(accessibility)
        self.folder_label.setText(QCoreApplication.translate("Welcome", u"Disimpan di", None))
#if QT_CONFIG(accessibility)
        self.folder.setAccessibleName(QCoreApplication.translate("Welcome", u"Disimpan di", None))
#endif // QT_CONFIG(accessibility)
        self.choose_folder.setText(QCoreApplication.translate("Welcome", u"Ubah\u2026", None))
#if QT_CONFIG(accessibility)
        self.choose_folder.setAccessibleName(QCoreApplication.translate("Welcome", u"Ubah folder penyimpanan", None))
#endif // QT_CONFIG(accessibility)
        self.organisation_label.setText(QCoreApplication.translate("Welcome", u"Berkas organisasi", None))
#if QT_CONFIG(accessibility)
        self.organisation.setAccessibleName(QCoreApplication.translate("Welcome", u"Berkas organisasi", None))
#endif // QT_CONFIG(accessibility)
        self.organisation.setPlaceholderText(QCoreApplication.translate("Welcome", u".ltsaorg dari supervisor; boleh menyusul", None))
        self.choose_organisation.setText(QCoreApplication.translate("Welcome", u"Pilih\u2026", None))
#if QT_CONFIG(accessibility)
        self.choose_organisation.setAccessibleName(QCoreApplication.translate("Welcome", u"Pilih berkas organisasi", None))
#endif // QT_CONFIG(accessibility)
        self.second_label.setText(QCoreApplication.translate("Welcome", u"Cadangan kedua", None))
#if QT_CONFIG(accessibility)
        self.second.setAccessibleName(QCoreApplication.translate("Welcome", u"Cadangan kedua", None))
#endif // QT_CONFIG(accessibility)
        self.second.setPlaceholderText(QCoreApplication.translate("Welcome", u"stik atau folder lain; boleh menyusul", None))
        self.choose_second.setText(QCoreApplication.translate("Welcome", u"Pilih\u2026", None))
#if QT_CONFIG(accessibility)
        self.choose_second.setAccessibleName(QCoreApplication.translate("Welcome", u"Pilih tempat cadangan kedua", None))
#endif // QT_CONFIG(accessibility)
        self.warning.setText(QCoreApplication.translate("Welcome", u"Kata sandi yang lupa tidak dapat dipulihkan. Catat di tempat yang aman.", None))
        self.open_existing.setText(QCoreApplication.translate("Welcome", u"Buka penyimpanan yang sudah ada\u2026", None))
        self.begin.setText(QCoreApplication.translate("Welcome", u"Mulai bekerja", None))
        self.restore.setText(QCoreApplication.translate("Welcome", u"Pulihkan dari cadangan\u2026", None))
        pass
    # retranslateUi

